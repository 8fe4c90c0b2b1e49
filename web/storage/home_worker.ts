// The worker of the second home: does what web/storage/home_messages.ts lists, one request after the other. Records are
// flushed together, a moment after the first; what is long (folding, comparing with the hash) waits for idle time.

import { lookAtFirstHome } from './first_home';
import { relate } from './home_choice';
import { copyFirstHome, openFirstHome, restoreFirstHome, takeLog } from './home_copy_worker';
import { HomeFiles } from './home_files_worker';
import { homeFolder, type HomeAnswer, type HomeMessage, type Restored } from './home_messages';
import type { CommitRecord } from './layout';

declare const self: DedicatedWorkerGlobalScope;

const kFlushDelayMs = 50;
const kIdleMs = 5000;
const kAskAgainMs = 50;
// A tab that was asked for the files has them closed by then.
const kFollowWaitMs = 1000;
const kCheckEveryMs = 24 * 3600 * 1000;

let home: HomeFiles | null = null;
let database = '';
let flushTimer = 0;
let idleTimer = 0;

const tell = (message: HomeAnswer): void => self.postMessage(message);

async function openFiles(name: string, waitMs: number): Promise<HomeFiles> {
  database = name;
  for (const startMs = performance.now(); home === null;) {
    try {
      home = await HomeFiles.open(homeFolder(name));
    } catch (error) {
      if (reasonOf(error) !== 'busy' || performance.now() - startMs > waitMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, kAskAgainMs));
    }
  }
  return home;
}

function closeFiles(): void {
  clearTimeout(flushTimer);
  clearTimeout(idleTimer);
  flushTimer = idleTimer = 0;
  const files = home;
  home = null;
  files?.close();
}

function stored(files: HomeFiles): void {
  files.flush();
  tell({ kind: 'stored', generation: files.facts?.generation ?? 0, aside: files.aside });
}

function flushSoon(files: HomeFiles): void {
  clearTimeout(idleTimer);
  idleTimer = self.setTimeout(() => guarded(() => foldIfLong(files)), kIdleMs);
  if (flushTimer !== 0) return;
  flushTimer = self.setTimeout(() => {
    flushTimer = 0;
    guarded(() => stored(files));
  }, kFlushDelayMs);
}

function foldIfLong(files: HomeFiles): void {
  if (files.isWorthFolding) files.fold();
}

// What a timer does fails as a request does: the page does without from then on.
function guarded(work: () => void): void {
  try {
    if (home !== null) work();
  } catch (error) {
    fail(0, error);
  }
}

async function withFirstHome<T>(work: (first: IDBDatabase) => Promise<T>, isNew = false): Promise<T> {
  const first = await openFirstHome(database, isNew);
  try {
    return await work(first);
  } finally {
    first.close();
  }
}

// Brings the files to what the first home holds, or the first home to them when it is the one that lost something.
async function follow(files: HomeFiles, isChanged: boolean): Promise<Restored | null> {
  if (files.facts !== null && Date.now() - files.checkedMs > kCheckEveryMs && files.check()) files.noteChecked();
  const restored = await withFirstHome(async (first) => {
    const seen = await lookAtFirstHome(first, files.facts?.generation ?? 0);
    const generation = seen?.known.at(-1)!.generation ?? 0;
    if (seen === null || generation === 0) throw new Error('the first home is empty');
    const relation = relate(seen, files.state, isChanged);
    if (relation === 'same') return null;
    if (relation === 'ahead' && files.check()) {
      await restoreFirstHome(first, files, seen, false);
      return 'older' as const;
    }
    if (relation === 'behind' && (await takeLog(first, files)) && files.facts!.generation >= generation) return null;
    if (relation === 'different') await files.keepAside();
    await copyFirstHome(first, files);
    return null;
  });
  stored(files);
  return restored;
}

async function append(files: HomeFiles, record: CommitRecord): Promise<void> {
  // Late: following brought it already.
  if (files.facts !== null && record.generation <= files.facts.generation) return;
  if (files.append(record)) flushSoon(files);
  else await follow(files, true);
}

// Null when there is nothing whole here, or nothing that the first home lacks.
async function restore(files: HomeFiles, why: Exclude<Restored, 'partly'>, newest: number): Promise<Restored | null> {
  if (!files.check()) return null;
  files.fold();
  const restored = await withFirstHome(async (first) => {
    const seen = await lookAtFirstHome(first, files.facts!.generation);
    const generation = seen?.known.at(-1)!.generation ?? 0;
    if (seen !== null && generation > 0) {
      if (seen.databaseId !== files.facts!.databaseId) return null;
      if (why !== 'damaged' && relate(seen, files.state, false) !== 'ahead') return null;
      if (why === 'damaged') await takeWhatIsWhole(first, files);
    }
    await restoreFirstHome(first, files, seen, why === 'damaged');
    return files.facts!.generation < Math.max(newest, generation) ? 'partly' : why;
  }, true);
  stored(files);
  return restored;
}

// The log of a damaged home may go on from here and be whole; if it is, the hash of its last record tells.
async function takeWhatIsWhole(first: IDBDatabase, files: HomeFiles): Promise<void> {
  const comeBack = files.mark();
  await takeLog(first, files).catch(() => false);
  if (!files.check()) comeBack();
}

async function perform(message: HomeMessage): Promise<Restored | null> {
  switch (message.kind) {
    case 'follow': return follow(await openFiles(message.name, kFollowWaitMs), message.isChanged);
    case 'restore': return restore(await openFiles(message.name, message.waitMs), message.why, message.newest);
    case 'append':
      if (home !== null) await append(home, message.record);
      return null;
    case 'close':
      closeFiles();
      return null;
  }
}

function reasonOf(error: unknown): 'busy' | 'unavailable' | 'failed' {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NoModificationAllowedError') return 'busy';
  // No such storage here: private windows, forbidden site data, old browsers.
  return name === 'SecurityError' || name === 'NotAllowedError' || error instanceof TypeError ? 'unavailable' : 'failed';
}

function fail(id: number, error: unknown): void {
  try {
    closeFiles();
  } catch {
    // A full disk does not let the last records be flushed; the next start sees what is there.
  }
  tell({ kind: 'failed', id, reason: reasonOf(error), detail: String(error) });
}

let queue = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<HomeMessage>) => {
  queue = queue.then(async () => {
    try {
      tell({ kind: 'done', id: data.id, restored: await perform(data) });
    } catch (error) {
      fail(data.id, error);
    }
  });
});
