// The entry of the page: checks that the browser can, loads fonts and WebAssembly side by side, connects the parts and
// starts the first frame. Everything that can go wrong here ends in a message a person can act on.

import './style.css';
import createCore from 'kenalan:core';
import { homeWorkerAddress } from 'kenalan:build';
import { Heap, memoryImports, type Exports, type Module } from './abi';
import { createClipboard } from './clipboard';
import { createCoreParts } from './core_parts';
import { publishDiagnostics } from './diagnostics';
import { createDocument } from './document';
import { createFiles } from './files';
import { loadFonts } from './fonts';
import { createGlyphs } from './glyphs';
import { listenToInput } from './input';
import { createIntl } from './intl';
import { createMirror } from './mirror';
import { createNavigation } from './navigation';
import { createScheduler, type Scheduler } from './scheduler';
import { createStorage } from './storage/bridge';
import { applyRememberedTheme, type BootKey, createProgress, showMessage } from './shell';
import { createStop } from './stop';
import { forgetFieldMetrics, listenToFields } from './text_field';
import { createUpdates } from './updates';
import { watchViewport } from './viewport';
import { createScreen, type Screen } from './webgl';

const kRestoreMs = 3000;
// A core out of the browser's cache is compiled within this time.
const kCompiledMs = 80;

// Safari does not know when it is idle.
const whenIdle = (run: () => void): void => void (self.requestIdleCallback === undefined ? setTimeout(run) : requestIdleCallback(run));

async function start(): Promise<void> {
  applyRememberedTheme();
  const missing: BootKey[] = [];
  if (typeof WebAssembly === 'undefined') missing.push('missing_webassembly');
  if (typeof indexedDB === 'undefined') missing.push('missing_indexeddb');
  const stage = document.querySelector<HTMLElement>('#stage')!;
  const canvas = document.querySelector<HTMLCanvasElement>('#screen')!;
  const heap = new Heap();
  let exports: Exports | undefined;
  let scheduler: Scheduler | undefined;
  let screen: Screen | null = null;
  let restoreTimer = 0;
  let isShown = false;
  let hideMessage: () => void = () => undefined;
  const updates = createUpdates();
  const parts = createCoreParts();
  const openScreen = (): Screen | null => {
    screen = createScreen(canvas, heap, {
      shown: () => {
        isShown = true;
        stage.classList.add('started');
        parts.bringSecond();
        updates.register();
        whenIdle(() => storage.beginSecondHome());
      },
      lost: () => {
        restoreTimer = setTimeout(() => {
          const renew = (): void => {
            if (screen?.renew() === true) hideMessage();
          };
          hideMessage = showMessage({ texts: ['view_lost_text'], buttons: [{ label: 'view_lost_restore', press: renew }] });
        }, kRestoreMs);
      },
      restored: () => {
        clearTimeout(restoreTimer);
        hideMessage();
        exports?._kenalan_context_restored();
        scheduler?.request();
      },
    });
    if (screen === null) missing.push('missing_webgl');
    return screen;
  };
  const refuse = (): void => void showMessage({ title: 'missing_title', texts: [...missing, 'missing_advice'] });
  if (missing.length > 0) {
    openScreen();
    return refuse();
  }

  const files = createFiles(heap);
  const clipboard = createClipboard(heap);
  const navigation = createNavigation(heap);
  const page = createDocument(heap, stage, updates);
  const stop = createStop(() => exports);
  const mirror = createMirror(document.querySelector<HTMLElement>('#mirror')!, heap, () => scheduler?.publish());
  const host = {
    ...memoryImports(heap), ...createGlyphs(heap), ...createIntl(heap), ...files.imports,
    ...clipboard.imports, ...navigation.imports, ...page.imports, ...mirror.imports,
    kenalan_wake: () => scheduler?.request(),
    kenalan_load_progress: createProgress(),
  };

  const fonts = loadFonts(() => {
    forgetFieldMetrics();
    exports?._kenalan_fonts_changed();
    scheduler?.request();
  });
  // The first WebGL context of a browser stops this thread for some hundred milliseconds, until the graphics process is
  // ready. Whatever goes on elsewhere is begun before: the core is compiled (from the browser's cache it is there at once),
  // the fonts come, the database is read.
  const kenalanStorage = createStorage({ makeWorker: () => new Worker(new URL(homeWorkerAddress, document.baseURI)) });
  const { storage } = kenalanStorage;
  const started = Promise.race([parts.failed, createCore({
    host, kenalanStorage, instantiateWasm: parts.instantiate,
  })]).then((module) => {
    exports = module as unknown as Module;
    exports._kenalan_start();
    return exports;
  });
  const ended = started.catch(() => undefined);
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, kCompiledMs))]);
  const view = openScreen();
  if (view === null) return refuse();
  Object.assign(host, view.imports);
  const core = await started;
  await fonts;
  const frames = (scheduler = createScheduler(core, { isShown: () => isShown, failed: (error) => stop(String(error)) }));
  // A trap outside a frame, in an event's handler, is just as final.
  const stopOnTrap = (error: unknown): void => {
    if (error instanceof WebAssembly.RuntimeError) stop(String(error));
  };
  addEventListener('error', (event) => stopOnTrap(event.error));
  addEventListener('unhandledrejection', (event) => stopOnTrap(event.reason));
  const { request, frameNow } = frames;
  navigation.listen(core, request);
  page.listen(core, request);
  watchViewport(stage, core, frameNow);
  listenToInput(stage, mirror, core, { wake: request, frameNow });
  listenToFields(mirror.root, heap, core, mirror.idOf, request);
  clipboard.listen(core, frameNow, files.take);
  files.listen(stage, core, request);
  publishDiagnostics({
    version: document.querySelector('meta[name=kenalan-version]')?.getAttribute('content') ?? '',
    heap, exports: core, scheduler: frames, gl: view.counters, second: storage.second,
    calledEarly: parts.calledEarly,
    isBusy: () => parts.pending || mirror.pending || files.pending || updates.pending || document.fonts.status !== 'loaded',
  });
  frames.start();
}

start().catch((error: unknown) => {
  console.error(error);
  showMessage({
    title: 'load_failed_title', texts: ['load_failed_text'],
    buttons: [{ label: 'reload', press: () => location.reload() }], detail: String(error),
  });
});
