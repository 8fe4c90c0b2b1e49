// What the page and the worker of the second home say to each other. Requests are answered in their order.

import type { HomeFacts } from './home_format';
import type { CommitRecord } from './layout';

export type HomeRequest =
  | { kind: 'open'; folder: string; database: string }
  // The image in pieces, then the records over it, then an answer.
  | { kind: 'read' }
  // Durable in the first home. No answer: `stored` tells, when it is on the disk.
  | { kind: 'append'; era: number; record: CommitRecord }
  // Catches up with the first home, or copies it as a whole.
  | { kind: 'follow'; era: number }
  // Copies it as a whole, whatever is here; `keep` leaves that as a file of its own.
  | { kind: 'renew'; era: number; keep: boolean }
  // Writes the first home anew from this one.
  | { kind: 'heal' }
  | { kind: 'close' };

export type HomeMessage = HomeRequest & { id: number };

export interface HomeOpened {
  facts: HomeFacts | null;
  logBytes: number;
}

export type HomeAnswer =
  | { kind: 'done'; id: number; opened?: HomeOpened; era?: number }
  | { kind: 'failed'; id: number; reason: 'busy' | 'unavailable' | 'failed'; detail: string }
  | { kind: 'image'; id: number; fileSize: number }
  | { kind: 'piece'; id: number; offset: number; bytes: Uint8Array }
  | { kind: 'record'; id: number; record: CommitRecord }
  | { kind: 'stored'; generation: number };
