// A mark outside both homes that says a database was here, in localStorage and in a cookie, which browsers throw away on
// different occasions. A browser can delete an origin's IndexedDB on its own and then show the page an empty one, as on a
// first visit (storage.md §0.6); with the mark the page knows better. The person is told once; loading the page again after
// that starts anew.

import { kDatabaseName } from './layout';

const kKey = `${kDatabaseName}.sentinel`;
const kIntervalMs = 10_000;
// Cookies know nothing of ports, origins do.
const kCookie = `${kDatabaseName}${location.port}`;
// The longest that browsers allow: 400 days.
const kCookieSeconds = 34_560_000;

interface Sentinel {
  databaseId: string;
  generation: number;
  time: number;
  reported?: boolean;
}

function parse(find: () => string | null | undefined): Sentinel | null {
  try {
    return JSON.parse(find() ?? 'null') as Sentinel | null;
  } catch {
    return null;  // forbidden or garbled: as if there were none
  }
}

// In a browser just started a page waits for its cookies: every start looks here, and only one that misses something there.
export const readLocalMark = (): Sentinel | null => parse(() => localStorage.getItem(kKey));

export const readSentinel = (): Sentinel | null =>
  readLocalMark() ?? parse(() => {
    const cookie = document.cookie.split('; ').find((one) => one.startsWith(`${kCookie}=`));
    return cookie === undefined ? null : decodeURIComponent(cookie.slice(kCookie.length + 1));
  });

function write(sentinel: Sentinel): void {
  const text = JSON.stringify(sentinel);
  try {
    document.cookie = `${kCookie}=${encodeURIComponent(text)}; max-age=${kCookieSeconds}; SameSite=Strict`;
    localStorage.setItem(kKey, text);
  } catch {
    // Forbidden or full: the mark is a help, not a condition.
  }
}

// True when a new database would hide that an old one is gone.
export const databaseIsMissing = (): boolean => {
  const sentinel = readSentinel();
  return sentinel !== null && sentinel.generation > 0 && sentinel.reported !== true;
};

export function noteReported(): void {
  const sentinel = readSentinel();
  if (sentinel !== null) write({ ...sentinel, reported: true });
}

let latestTime = 0;

export function noteGeneration(databaseId: string, generation: number, force: boolean): void {
  const time = Date.now();
  if (!force && Math.abs(time - latestTime) < kIntervalMs) return;
  latestTime = time;
  write({ databaseId, generation, time });
}
