// The interface's typeface: Inter in two weights, one file per subset. Canvas text and the text field over it use the
// same faces, so both have to wait for the same files: Latin before the first frame; the others when a text with their
// letters is first drawn, after which everything drawn so far is stale (kenalan_fonts_changed).

import latin400 from '@fontsource/inter/files/inter-latin-400-normal.woff2';
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff2';
import latinExt400 from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2';
import latinExt600 from '@fontsource/inter/files/inter-latin-ext-600-normal.woff2';
import vietnamese400 from '@fontsource/inter/files/inter-vietnamese-400-normal.woff2';
import vietnamese600 from '@fontsource/inter/files/inter-vietnamese-600-normal.woff2';

export const kFontFamily = 'Inter,system-ui,"Noto Sans",sans-serif';

const kLatin =
  'U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+304,U+308,U+329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,' +
  'U+2212,U+2215,U+FEFF,U+FFFD';
const kLatinExt =
  'U+100-130,U+132-151,U+154-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,' +
  'U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';
const kVietnamese =
  'U+102-103,U+110-111,U+128-129,U+168-169,U+1A0-1A1,U+1AF-1B0,U+300-301,U+303-304,U+308-309,U+323,U+329,' +
  'U+1EA0-1EF9,U+20AB';

// Resolves when Latin is there, or cannot be had: then the system's font serves. `changed` is called whenever later
// faces have arrived.
export async function loadFonts(changed: () => void): Promise<void> {
  const face = (address: string, weight: string, unicodeRange: string): FontFace => {
    const made = new FontFace('Inter', `url(${new URL(address, document.baseURI).href})`, { weight, unicodeRange });
    document.fonts.add(made);
    return made;
  };
  // In order of preference: of two faces with a letter the one added last is taken.
  for (const [weight, vietnamese, latinExt] of [
    ['400', vietnamese400, latinExt400],
    ['600', vietnamese600, latinExt600],
  ] as const) {
    face(vietnamese, weight, kVietnamese);
    face(latinExt, weight, kLatinExt);
  }
  const first = [face(latin400, '400', kLatin), face(latin600, '600', kLatin)];
  await Promise.allSettled(first.map((f) => f.load()));
  document.fonts.addEventListener('loadingdone', changed);
}
