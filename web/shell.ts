// What shows when the canvas does not: the empty shell in the theme's colour until the first frame, the progress of a long
// load, and the few messages that must not depend on WebAssembly or WebGL. Plain DOM, in the language of the last session
// or of the browser.

import { kShellKey } from './document';
import { bootTexts } from './generated/boot_texts';

export type BootKey = keyof typeof bootTexts.en;

interface Remembered {
  language?: string;
  dark?: boolean;
  page?: string;
}

function remembered(): Remembered {
  try {
    return (JSON.parse(localStorage.getItem(kShellKey) ?? '{}') ?? {}) as Remembered;
  } catch {
    // Storage may be forbidden: the system's theme serves.
    return {};
  }
}

export function bootText(key: BootKey): string {
  const wanted = [remembered().language, ...navigator.languages].find((tag) => tag !== undefined && /^(en|ms)\b/.test(tag));
  return bootTexts[wanted?.startsWith('ms') ? 'ms' : 'en'][key];
}

// The theme of the last session, before anything else shows.
export function applyRememberedTheme(): void {
  const { dark, page, language } = remembered();
  const root = document.documentElement;
  if (dark !== undefined) root.dataset.theme = dark ? 'dark' : 'light';
  if (page !== undefined && /^#[0-9a-f]{6}$/.test(page)) root.style.setProperty('--page', page);
  if (language !== undefined) root.lang = language;
}

export interface Message {
  title?: BootKey;
  texts: BootKey[];
  // What a button does; the first is the main one.
  buttons?: { label: BootKey; press: () => void }[];
  // For the curious and for reports; not translated.
  detail?: string;
}

// One message at a time, over everything. Returns how to take it away.
export function showMessage(message: Message): () => void {
  document.querySelector('.message')?.remove();
  const box = document.createElement('div');
  box.className = 'message';
  box.setAttribute('role', 'alertdialog');
  const card = document.createElement('div');
  box.append(card);
  const add = (tag: string, text: string): HTMLElement => {
    const element = document.createElement(tag);
    element.textContent = text;
    card.append(element);
    return element;
  };
  const heading = add(message.title === undefined ? 'p' : 'h1', bootText(message.title ?? message.texts[0]!));
  heading.id = 'message-title';
  box.setAttribute('aria-labelledby', heading.id);
  for (const text of message.title === undefined ? message.texts.slice(1) : message.texts) add('p', bootText(text));
  if (message.detail !== undefined) add('pre', message.detail);
  for (const { label, press } of message.buttons ?? []) {
    const button = add('button', bootText(label));
    button.addEventListener('click', press);
  }
  document.body.append(box);
  card.querySelector('button')?.focus();
  return () => box.remove();
}

const kShowProgressMs = 300;

// A progress bar that appears only when the load takes long, and goes when everything is there.
export function createProgress(): (loaded: number, total: number) => void {
  const startedMs = performance.now();
  let bar: HTMLProgressElement | undefined;
  const box = document.createElement('div');
  box.className = 'progress';
  return (loaded, total) => {
    if (loaded >= total) {
      box.remove();
      return;
    }
    if (bar === undefined && performance.now() - startedMs > kShowProgressMs) {
      bar = document.createElement('progress');
      bar.setAttribute('aria-label', bootText('opening'));
      const label = document.createElement('p');
      label.textContent = bootText('opening');
      box.append(label, bar);
      document.body.append(box);
    }
    if (bar !== undefined) {
      bar.max = total;
      bar.value = loaded;
    }
  };
}
