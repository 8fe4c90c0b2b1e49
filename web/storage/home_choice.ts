// Which of the two homes a start loads from (storage.md §2.7): the longer one when their chains agree, the first when they
// differ; the second alone when the browser has emptied or damaged the first. No side effects: the cases are tested one by
// one.

import type { HomeFacts } from './home_format';

// What the first home says about itself without being loaded. Generation 0: it is empty.
export interface FirstFacts {
  databaseId: string;
  era: number;
  generation: number;
  checkpointGeneration: number;
  // The oldest generation the log still has; 0: the log is empty.
  oldestRecord: number;
  imageHash: string;
}

export type Choice =
  // Nothing anywhere: a new database begins.
  | { kind: 'new' }
  // The marker says that there was a database, and neither home has one.
  | { kind: 'lost' }
  // From the first home; `copy` says what becomes of the second: made anew, made anew while what it holds is kept as a
  // file, or nothing.
  | { kind: 'first'; copy: 'renew' | 'keep' | 'none' }
  // The second home's image, then the records that the first has above it.
  | { kind: 'second' }
  // The first home is written anew from the second, which is then loaded.
  | { kind: 'heal'; reason: 'empty' | 'older' | 'damaged' }
  // Another tab may be about to heal or to begin: look again in a moment.
  | { kind: 'wait' };

export interface Situation {
  // Null: it cannot be opened or read, or what it loaded did not match its hash.
  first: FirstFacts | null;
  // Null: nothing whole in it.
  second: HomeFacts | null;
  // Another tab has the second home.
  secondIsBusy: boolean;
  // A marker outside both homes.
  isMarked: boolean;
}

export function chooseHome({ first, second, secondIsBusy, isMarked }: Situation): Choice {
  if (first === null) return second !== null ? { kind: 'heal', reason: 'damaged' } : { kind: 'lost' };
  if (first.generation === 0) {
    if (second !== null) return { kind: 'heal', reason: 'empty' };
    if (secondIsBusy) return { kind: 'wait' };
    return isMarked ? { kind: 'lost' } : { kind: 'new' };
  }
  if (secondIsBusy) return { kind: 'first', copy: 'none' };
  if (second === null) return { kind: 'first', copy: 'renew' };
  if (second.databaseId !== first.databaseId) return { kind: 'first', copy: 'keep' };
  if (second.era > first.era) return { kind: 'heal', reason: 'older' };
  if (second.era < first.era) return { kind: 'first', copy: 'renew' };
  if (second.generation > first.generation) return { kind: 'heal', reason: 'older' };
  if (second.generation === first.generation) {
    return second.imageHash === first.imageHash ? { kind: 'second' } : { kind: 'first', copy: 'keep' };
  }
  // The log must reach from the second home's generation to the newest.
  const reaches = first.oldestRecord > 0 && first.oldestRecord <= second.generation + 1;
  return reaches ? { kind: 'second' } : { kind: 'first', copy: 'renew' };
}
