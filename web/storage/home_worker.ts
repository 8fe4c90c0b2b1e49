// The worker of the second home: does what web/storage/home_messages.ts lists, one request after the other. Records are
// flushed together, a moment after the last.

import { copyFirstHome, healFirstHome, openExisting } from './home_copy_worker';
import { HomeFiles } from './home_files_worker';
import type { HomeAnswer, HomeMessage } from './home_messages';
import type { CommitRecord } from './layout';
import { readSince } from './load';

declare const self: DedicatedWorkerGlobalScope;

const kFlushDelayMs = 50;
const kPieceSize = 4 * 2 ** 20;

let home: HomeFiles | null = null;
let database = '';
let flushTimer = 0;

const tell = (message: HomeAnswer, transfer: Transferable[] = []): void => self.postMessage(message, transfer);

function flushSoon(): void {
  if (flushTimer !== 0) return;
  flushTimer = self.setTimeout(() => {
    flushTimer = 0;
    home?.flush();
    if (home?.facts != null) tell({ kind: 'stored', generation: home.facts.generation });
  }, kFlushDelayMs);
}

async function withFirstHome<T>(work: (first: IDBDatabase) => Promise<T>): Promise<T> {
  const first = await openExisting(database);
  try {
    return await work(first);
  } finally {
    first.close();
  }
}

// What is missing here, from the log of the first home; all of it when the log no longer reaches back.
async function follow(files: HomeFiles, era: number): Promise<void> {
  await withFirstHome(async (first) => {
    const facts = files.facts;
    const records = facts !== null && facts.era === era ? await readSince(first, era, facts.generation) : null;
    if (records === null || !records.every((record) => files.append(record))) await copyFirstHome(first, era, files);
  });
  flushSoon();
}

async function append(files: HomeFiles, era: number, record: CommitRecord): Promise<void> {
  const facts = files.facts;
  // Late: following brought it already.
  if (facts !== null && facts.era === era && record.generation <= facts.generation) return;
  if (facts?.era === era && files.append(record)) flushSoon();
  else await follow(files, era);
}

function read(files: HomeFiles, id: number): void {
  tell({ kind: 'image', id, fileSize: files.imageSize });
  for (const { offset, bytes } of files.imagePieces(kPieceSize)) tell({ kind: 'piece', id, offset, bytes }, [bytes.buffer]);
  for (const { record } of files.records()) tell({ kind: 'record', id, record }, [record.pages.buffer]);
}

async function perform(message: HomeMessage): Promise<Partial<Extract<HomeAnswer, { kind: 'done' }>>> {
  if (message.kind === 'open') {
    database = message.database;
    home ??= await HomeFiles.open(message.folder);
    return { opened: { facts: home.facts, logBytes: home.logBytes } };
  }
  if (message.kind === 'close') {
    clearTimeout(flushTimer);
    flushTimer = 0;
    home?.close();
    home = null;
    return {};
  }
  const files = home;
  if (files === null) throw new Error('the second home is not open');
  switch (message.kind) {
    case 'read': read(files, message.id); return {};
    case 'append': await append(files, message.era, message.record); return {};
    case 'follow': await follow(files, message.era); return {};
    case 'renew':
      if (message.keep) await files.keepAside();
      await withFirstHome((first) => copyFirstHome(first, message.era, files));
      flushSoon();
      return {};
    case 'heal': return { era: await withFirstHome((first) => healFirstHome(first, files)) };
  }
}

function reasonOf(error: unknown): 'busy' | 'unavailable' | 'failed' {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NoModificationAllowedError') return 'busy';
  // No such storage here: private windows, forbidden site data, old browsers.
  return name === 'SecurityError' || name === 'NotAllowedError' || error instanceof TypeError ? 'unavailable' : 'failed';
}

let queue = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<HomeMessage>) => {
  queue = queue.then(async () => {
    try {
      tell({ kind: 'done', id: data.id, ...(await perform(data)) });
    } catch (error) {
      tell({ kind: 'failed', id: data.id, reason: reasonOf(error), detail: String(error) });
    }
  });
});
