// Reading the database: segments in ranges of 8 MB, two requests under way (whole-store reads break IPC limits, single
// reads are slow), copied at once to where they belong; then the log since the last checkpoint. All in one read
// transaction, so that a checkpoint of another tab cannot come between.

import {
  kHead, kLog, kMeta, kOverflow, kPrevious, kSegments, kSegmentSize, kStores, overflowOf, segmentKey,
  type CommitRecord, type Head, type LogRecord,
} from './layout';
import { answer } from './requests';

const kSegmentsPerRequest = 256;
const kRequestsUnderWay = 2;
const kRecordsPerRequest = 64;

export interface LoadTarget {
  // False: there is no memory for so much.
  begin(fileSize: number): boolean;
  segment(number: number, bytes: Uint8Array): void;
  record(record: CommitRecord): boolean;
  progress(loadedBytes: number, totalBytes: number): void;
}

export interface Loaded {
  databaseId: string;
  era: number;
  generation: number;
  checkpointGeneration: number;
  imageHash: string;
  logBytes: number;
  logRecords: number;
  hasPrevious: boolean;
}

export class Damaged extends Error {}
// The newest generations are gone, or all of them.
export class Older extends Error {}
export class OutOfMemory extends Error {}

// `isExpected` says whether a database may end at this generation.
export async function loadImage(database: IDBDatabase, target: LoadTarget, isExpected: (id: string, newest: number) => boolean): Promise<Loaded> {
  const transaction = database.transaction(kStores, 'readonly');
  const meta = transaction.objectStore(kMeta);
  const headRequest = answer(meta.get(kHead) as IDBRequest<Head | undefined>);
  const previousRequest = answer(meta.get(kPrevious));
  const newestRequest = answer(transaction.objectStore(kLog).openKeyCursor(null, 'prev'));
  const [head, previous, newest] = [await headRequest, await previousRequest, await newestRequest];
  if (head === undefined) throw new Damaged('there is no head');
  const newestGeneration = Math.max(head.checkpointGeneration, (newest?.key as number | undefined) ?? 0);
  if (!isExpected(head.databaseId, newestGeneration)) throw new Older(`ends at ${newestGeneration}`);
  if (!target.begin(head.fileSize)) throw new OutOfMemory(`${head.fileSize} bytes`);
  await loadSegments(transaction, head, target);

  const loaded: Loaded = {
    databaseId: head.databaseId, era: head.era, generation: head.checkpointGeneration,
    checkpointGeneration: head.checkpointGeneration, imageHash: head.imageHash, logBytes: 0, logRecords: 0,
    hasPrevious: previous !== undefined,
  };
  for await (const record of logRecords(transaction, head.checkpointGeneration)) {
    // A number that is missing below others was there once; going on from the one before it would give it a second time.
    if (record.previous !== loaded.generation) throw new Damaged(`record ${record.generation} follows ${loaded.generation}`);
    if (!target.record(record)) throw new Damaged(`record ${record.generation}`);
    loaded.generation = record.generation;
    loaded.imageHash = record.imageHash;
    loaded.logBytes += record.pages.length;
    loaded.logRecords += 1;
  }
  return loaded;
}

function loadSegments(transaction: IDBTransaction, head: Head, target: LoadTarget): Promise<void> {
  const store = transaction.objectStore(kSegments);
  const count = Math.ceil(head.fileSize / kSegmentSize);
  let next = 0;
  let done = 0;
  return new Promise((resolve, reject) => {
    if (count === 0) resolve();
    const request = (): void => {
      const first = next;
      const last = Math.min(first + kSegmentsPerRequest, count) - 1;
      if (first > last) return;
      next = last + 1;
      const range = IDBKeyRange.bound(segmentKey(head.era, first), segmentKey(head.era, last));
      const all = store.getAll(range) as IDBRequest<Uint8Array[]>;
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        if (all.result.length !== last - first + 1) {
          reject(new Damaged(`segments ${first} to ${last}: ${all.result.length} found`));
          return;
        }
        request();
        all.result.forEach((bytes, i) => target.segment(first + i, bytes));
        done += all.result.length;
        target.progress(Math.min(done * kSegmentSize, head.fileSize), head.fileSize);
        if (done === count) resolve();
      };
    };
    for (let i = 0; i < kRequestsUnderWay; ++i) request();
  });
}

// The records above `generation`, ascending, with their pages.
export async function* logRecords(transaction: IDBTransaction, generation: number): AsyncGenerator<CommitRecord> {
  const log = transaction.objectStore(kLog);
  let above = generation;
  for (;;) {
    const records = await answer(log.getAll(IDBKeyRange.lowerBound(above, true), kRecordsPerRequest) as IDBRequest<LogRecord[]>);
    for (const record of records) {
      yield { ...record, pages: record.pages ?? (await overflowPages(transaction, record)) };
      above = record.generation;
    }
    if (records.length < kRecordsPerRequest) return;
  }
}

async function overflowPages(transaction: IDBTransaction, record: LogRecord): Promise<Uint8Array> {
  const chunks = await answer(transaction.objectStore(kOverflow).getAll(overflowOf(record)) as IDBRequest<Uint8Array[]>);
  if (chunks.length !== record.chunks) throw new Damaged(`record ${record.generation}: ${chunks.length} of ${record.chunks} parts`);
  const pages = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    pages.set(chunk, offset);
    offset += chunk.length;
  }
  return pages;
}

// Everything after `generation` without a gap; null when that is no longer there.
export async function readSince(database: IDBDatabase, era: number, generation: number): Promise<CommitRecord[] | null> {
  const transaction = database.transaction(kStores, 'readonly');
  const head = await answer(transaction.objectStore(kMeta).get(kHead) as IDBRequest<Head>);
  if (head.era !== era) return null;
  const records: CommitRecord[] = [];
  let newest = generation;
  for await (const record of logRecords(transaction, generation)) {
    if (record.previous !== newest) return null;
    records.push(record);
    newest = record.generation;
  }
  return newest < head.checkpointGeneration ? null : records;
}
