// A mark outside both homes that says a database was here. A browser can delete an origin's storage on its own and then
// show the page an empty one, as on a first visit (storage.md §0.6); with the mark the page knows better. It stays until
// the person decides to begin anew.

import { kDatabaseName } from './layout';

const kKey = `${kDatabaseName}.sentinel`;
const kIntervalMs = 10_000;

interface Sentinel {
  databaseId: string;
  generation: number;
  time: number;
}

function read(): Sentinel | null {
  try {
    return JSON.parse(localStorage.getItem(kKey) ?? 'null') as Sentinel | null;
  } catch {
    return null;  // forbidden or garbled: as if there were none
  }
}

function write(sentinel: Sentinel): void {
  try {
    localStorage.setItem(kKey, JSON.stringify(sentinel));
  } catch {
    // Forbidden or full: the mark is a help, not a condition.
  }
}

// True when a new database would hide that an old one is gone.
export const databaseIsMissing = (): boolean => {
  const sentinel = read();
  return sentinel !== null && sentinel.generation > 0;
};

// The person knows, and begins anew.
export function forgetDatabase(): void {
  try {
    localStorage.removeItem(kKey);
  } catch {
    // Forbidden: then there was no mark either.
  }
}

let latestTime = 0;

export function noteGeneration(databaseId: string, generation: number, force: boolean): void {
  const time = Date.now();
  if (!force && Math.abs(time - latestTime) < kIntervalMs) return;
  latestTime = time;
  write({ databaseId, generation, time });
}
