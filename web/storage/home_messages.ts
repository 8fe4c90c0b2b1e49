// What the page and the worker of the second home say to each other. Requests are done and answered in their order.

import type { CommitRecord } from './layout';

// Of enum Restored in persistence.h.
export type Restored = 'empty' | 'older' | 'damaged' | 'partly';

export type HomeRequest =
  // Takes the files and brings them to what the first home holds. `isChanged`: it got generations since it was loaded.
  | { kind: 'follow'; name: string; isChanged: boolean }
  // Durable in the first home.
  | { kind: 'append'; record: CommitRecord }
  // Writes the first home anew. `newest`: the last generation that anybody knows of; `waitMs`: for another tab's files.
  | { kind: 'restore'; name: string; why: Exclude<Restored, 'partly'>; newest: number; waitMs: number }
  // Gives the files back.
  | { kind: 'close' };

export type HomeMessage = HomeRequest & { id: number };

export type HomeAnswer =
  | { kind: 'done'; id: number; restored: Restored | null }
  // busy: another tab has the files. unavailable: there are none here.
  | { kind: 'failed'; id: number; reason: 'busy' | 'unavailable' | 'failed'; detail: string }
  // The newest generation that is on the disk, and how many copies that contradicted the first home are kept beside.
  | { kind: 'stored'; generation: number; aside: number };

export const homeFolder = (name: string): string => `kenalan-${name}`;
