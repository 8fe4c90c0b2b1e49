// The interface's typeface: Inter in two weights, one file per subset (scripts/dist/fonts.mjs cuts them). Canvas text and
// the text field over it use the same faces, so both have to wait for the same files: Latin before the first frame; the
// others when a text with their letters is first drawn, after which everything drawn so far is stale
// (kenalan_fonts_changed).

import { faces } from 'kenalan:fonts';

export const kFontFamily = 'Inter,system-ui,"Noto Sans",sans-serif';

// Resolves when Latin is there, or cannot be had: then the system's font serves. `changed` is called whenever later
// faces have arrived.
export async function loadFonts(changed: () => void): Promise<void> {
  const first: FontFace[] = [];
  for (const { address, weight, unicodeRange, isFirst } of faces) {
    const face = new FontFace('Inter', `url(${new URL(address, document.baseURI).href})`, { weight, unicodeRange });
    document.fonts.add(face);
    if (isFirst) first.push(face);
  }
  await Promise.allSettled(first.map((face) => face.load()));
  document.fonts.addEventListener('loadingdone', changed);
}
