// Folding the log into segments, and exchanging the whole database. These transactions are not committed early: they
// first read whether this tab still is the newest writer, and write only then.

import type { Durability } from './commit';
import {
  conflict, durable, failure, kHead, kLog, kMeta, kOverflow, kPrevious, kSegments, kSegmentSize, overflowBelow, retired,
  segmentKey, segmentsFrom, type Head, type Result,
} from './layout';
import { answer, completion } from './requests';

export interface Slice {
  generation: number;
  fileSize: number;
  imageHash: string;
  schemaEpoch: number;
  segments: { number: number; bytes: Uint8Array }[];
  // Of the last slice: the log below this generation goes.
  keepFrom: number | null;
}

const segmentsIn = (fileSize: number): number => Math.ceil(fileSize / kSegmentSize);

// The head, if this tab made the newest generation; otherwise the reason why not. Leaves the transaction active.
async function newestHead(transaction: IDBTransaction, era: number, generation: number): Promise<Head | Result> {
  const headRequest = answer(transaction.objectStore(kMeta).get(kHead) as IDBRequest<Head>);
  const newestRequest = answer(transaction.objectStore(kLog).openKeyCursor(null, 'prev'));
  const [head, newest] = [await headRequest, await newestRequest];
  if (head.era !== era) return retired;
  const newestGeneration = Math.max(head.checkpointGeneration, (newest?.key as number | undefined) ?? 0);
  return newestGeneration === generation ? head : conflict('not the newest');
}

const isResult = (value: Head | Result): value is Result => 'outcome' in value;

async function inTransaction(
  database: IDBDatabase, work: (transaction: IDBTransaction) => Promise<Result>, durability: Durability = 'relaxed',
): Promise<Result> {
  try {
    const transaction = database.transaction([kMeta, kSegments, kLog, kOverflow], 'readwrite', { durability });
    const done = completion(transaction);
    // An abort must not surface twice.
    done.catch(() => undefined);
    const result = await work(transaction);
    await done;
    return result;
  } catch (error) {
    return failure(error);
  }
}

export function writeCheckpoint(database: IDBDatabase, era: number, slice: Slice): Promise<Result> {
  return inTransaction(database, async (transaction) => {
    const head = await newestHead(transaction, era, slice.generation);
    if (isResult(head)) return head;
    const segments = transaction.objectStore(kSegments);
    for (const { number, bytes } of slice.segments) segments.put(bytes, segmentKey(era, number));
    if (slice.keepFrom !== null) {
      segments.delete(segmentsFrom(era, segmentsIn(slice.fileSize)));
      transaction.objectStore(kLog).delete(IDBKeyRange.upperBound(slice.keepFrom, true));
      transaction.objectStore(kOverflow).delete(overflowBelow(slice.keepFrom));
      const next: Head = {
        ...head, checkpointGeneration: slice.generation, fileSize: slice.fileSize, imageHash: slice.imageHash,
        schemaEpoch: slice.schemaEpoch,
      };
      transaction.objectStore(kMeta).put(next, kHead);
    }
    return durable;
  });
}

const kSegmentsPerTransaction = 128;

// Writes the new database under an era of its own, which nobody looks at yet, and then makes it the one in use.
export async function replaceDatabase(
  database: IDBDatabase, era: number, slice: Omit<Slice, 'segments' | 'keepFrom'>, segment: (number: number) => Uint8Array,
): Promise<Result & { era: number }> {
  let newEra = era;
  const reserved = await inTransaction(database, async (transaction) => {
    const head = await newestHead(transaction, era, slice.generation - 1);
    if (isResult(head)) return head;
    newEra = head.nextEra;
    transaction.objectStore(kMeta).put({ ...head, nextEra: newEra + 1 }, kHead);
    return durable;
  });
  if (reserved.outcome !== 'durable') return { ...reserved, era };

  const count = segmentsIn(slice.fileSize);
  for (let first = 0; first < count; first += kSegmentsPerTransaction) {
    const written = await inTransaction(database, async (transaction) => {
      const segments = transaction.objectStore(kSegments);
      for (let i = first; i < Math.min(first + kSegmentsPerTransaction, count); ++i) segments.put(segment(i), segmentKey(newEra, i));
      return durable;
    });
    if (written.outcome !== 'durable') return { ...written, era };
  }

  const switched = await inTransaction(database, async (transaction) => {
    const head = await newestHead(transaction, era, slice.generation - 1);
    if (isResult(head)) return head;
    const meta = transaction.objectStore(kMeta);
    const previous = await answer(meta.get(kPrevious) as IDBRequest<Head | undefined>);
    meta.put(head, kPrevious);
    meta.put({
      ...head, era: newEra, checkpointGeneration: slice.generation, fileSize: slice.fileSize, imageHash: slice.imageHash,
      schemaEpoch: slice.schemaEpoch,
    }, kHead);
    transaction.objectStore(kLog).clear();
    transaction.objectStore(kOverflow).clear();
    if (previous !== undefined) transaction.objectStore(kSegments).delete(segmentsFrom(previous.era, 0));
    return durable;
  }, 'strict');
  return { ...switched, era: switched.outcome === 'durable' ? newEra : era };
}

export async function swapPrevious(database: IDBDatabase, era: number, generation: number): Promise<Result & { era: number }> {
  let newEra = era;
  const swapped = await inTransaction(database, async (transaction) => {
    const head = await newestHead(transaction, era, generation - 1);
    if (isResult(head)) return head;
    const meta = transaction.objectStore(kMeta);
    const previous = await answer(meta.get(kPrevious) as IDBRequest<Head | undefined>);
    if (previous === undefined) return conflict('there is no previous database');
    meta.put(head, kPrevious);
    meta.put({ ...previous, nextEra: head.nextEra, checkpointGeneration: generation }, kHead);
    transaction.objectStore(kLog).clear();
    transaction.objectStore(kOverflow).clear();
    newEra = previous.era;
    return durable;
  }, 'strict');
  return { ...swapped, era: swapped.outcome === 'durable' ? newEra : era };
}
