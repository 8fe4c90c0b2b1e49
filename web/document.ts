// The document around the canvas: cursor, language, theme colour, installing and updating. Theme and language are kept for
// the next start, whose shell shows before anything is loaded (index.html).

import type { Exports, Heap, Host } from './abi';
import type { Updates } from './updates';

// In the order of ui::CursorShape.
const kCursors = ['default', 'pointer', 'text', 'grab', 'grabbing', 'ew-resize', 'ns-resize', 'not-allowed'];

export const kShellKey = 'kenalan.shell';

// Not in TypeScript's library: Chromium only.
interface InstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

export interface DocumentService {
  readonly imports: Host;
  listen(exports: Exports, wake: () => void): void;
}

export function createDocument(heap: Heap, stage: HTMLElement, updates: Updates): DocumentService {
  let prompt: InstallPromptEvent | null = null;
  let tell = (): void => undefined;

  function setAppearance(language: string, dark: boolean, colour: number): void {
    const hex = [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]
      .map((part) => part.toString(16).padStart(2, '0')).join('');
    const root = document.documentElement;
    root.lang = language;
    root.dataset.theme = dark ? 'dark' : 'light';
    root.style.setProperty('--page', `#${hex}`);
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', `#${hex}`);
    try {
      localStorage.setItem(kShellKey, JSON.stringify({ language, dark, page: `#${hex}` }));
    } catch (error) {
      // Full or forbidden: the next start shows the system's theme first.
      console.warn(error);
    }
  }

  function listen(exports: Exports, wake: () => void): void {
    let told = '';
    tell = () => {
      const state = [prompt === null ? 0 : 1, updates.waiting ? 1 : 0, updates.ready ? 1 : 0] as const;
      if (state.join() === told) return;
      told = state.join();
      exports._kenalan_document_state(...state);
      wake();
    };
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      prompt = event as InstallPromptEvent;
      tell();
    });
    addEventListener('appinstalled', () => {
      prompt = null;
      tell();
    });
    updates.onChange = tell;
    tell();
  }

  return {
    imports: {
      kenalan_set_cursor: (shape: number) => {
        stage.style.cursor = kCursors[shape] ?? 'default';
      },
      kenalan_set_appearance: (language: number, length: number, dark: number, colour: number) =>
        setAppearance(heap.text(language, length), dark === 1, colour),
      kenalan_install: () => {
        void prompt?.prompt();
        prompt = null;
        tell();
      },
      kenalan_apply_update: () => updates.apply(),
    },
    listen,
  };
}
