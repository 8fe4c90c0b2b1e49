// Size of the canvas in physical pixels, the room taken by notches and by a phone's keyboard, and what the person asked of
// the system: dark, less motion, more contrast. Told to C++ at the start and at every change.

import type { Exports } from './abi';

export function watchViewport(stage: HTMLElement, exports: Exports, frameNow: () => void): void {
  // env() can only be read through CSS.
  const probe = document.createElement('div');
  probe.className = 'insets';
  document.body.append(probe);
  let size: [number, number] = [0, 0];
  let told = '';

  const tell = (): void => {
    const ratio = devicePixelRatio;
    const inset = getComputedStyle(probe);
    const [top, right, bottom, left] = [inset.paddingTop, inset.paddingRight, inset.paddingBottom, inset.paddingLeft]
      .map((value) => parseFloat(value) * ratio);
    const view = visualViewport;
    // Pinch zoom also shrinks the visual viewport; only at scale 1 is it the keyboard.
    const keyboard = view !== null && Math.abs(view.scale - 1) < 0.01
      ? Math.max(0, innerHeight - view.height - view.offsetTop) * ratio : 0;
    const values = [size[0], size[1], ratio, top!, right!, Math.max(bottom!, keyboard), left!] as const;
    if (values.join() === told) return;
    told = values.join();
    exports._kenalan_viewport(...values);
    frameNow();
  };

  const observer = new ResizeObserver((entries) => {
    for (const entry of entries) {
      const exact = entry.devicePixelContentBoxSize?.[0];
      // Safari has no exact size.
      size = exact !== undefined ? [exact.inlineSize, exact.blockSize]
        : [Math.round(entry.contentRect.width * devicePixelRatio), Math.round(entry.contentRect.height * devicePixelRatio)];
    }
    tell();
  });
  try {
    observer.observe(stage, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(stage);
  }
  visualViewport?.addEventListener('resize', tell);
  visualViewport?.addEventListener('scroll', tell);
  // A window moved to another screen may keep its size in CSS pixels.
  const watchRatio = (): void => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      watchRatio();
      tell();
    }, { once: true });
  };
  watchRatio();
  const box = stage.getBoundingClientRect();
  size = [Math.round(box.width * devicePixelRatio), Math.round(box.height * devicePixelRatio)];
  tell();

  const queries = [
    '(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(prefers-contrast: more)',
    '(forced-colors: active)', '(pointer: coarse)',
  ].map((query) => matchMedia(query));
  const tellPreferences = (): void => {
    const [dark, motion, contrast, forced, coarse] = queries.map((query) => (query.matches ? 1 : 0));
    exports._kenalan_preferences(dark!, motion!, contrast!, forced!, coarse!);
    frameNow();
  };
  for (const query of queries) query.addEventListener('change', tellPreferences);
  tellPreferences();
}
