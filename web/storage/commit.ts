// One commit: one transaction, whose last request is the one `add` under the generation's number. The `add` is an atomic
// compare-and-swap in every engine, but only as the last request of a transaction that is committed early; without the
// early commit() up to nine in ten last writes are lost when the page is left (storage.md §0.4, §0.5).
//
// Before it the head is read, because after a checkpoint has deleted old generations a tab that slept could add one of
// them again: a head that is past our generation, or of another era, means that the race was lost.

import {
  conflict, durable, failure, kChunkSize, kHead, kLog, kMeta, kOverflow, kPagesInRecord, retired,
  type CommitRecord, type Head, type LogRecord, type Result,
} from './layout';
import { answer, completion } from './requests';

export type Durability = 'relaxed' | 'strict';

// Everything up to commit() happens before this returns.
export async function addRecord(database: IDBDatabase, era: number, record: CommitRecord, durability: Durability): Promise<Result> {
  const { pages, ...facts } = record;
  const isInline = record.pageNumbers.length <= kPagesInRecord;
  const chunks = isInline ? 0 : Math.ceil(pages.length / kChunkSize);
  const stored: LogRecord = { ...facts, pages: isInline ? pages : null, chunks };

  let transaction: IDBTransaction;
  let head: IDBRequest<Head>;
  try {
    transaction = database.transaction(isInline ? [kMeta, kLog] : [kMeta, kLog, kOverflow], 'readwrite', { durability });
    head = transaction.objectStore(kMeta).get(kHead) as IDBRequest<Head>;
    for (let i = 0; i < chunks; ++i) {
      // slice, not subarray: a view would be stored with its whole buffer.
      const chunk = pages.slice(i * kChunkSize, (i + 1) * kChunkSize);
      transaction.objectStore(kOverflow).put(chunk, [record.generation, record.nonce, i]);
    }
    transaction.objectStore(kLog).add(stored, record.generation);
    transaction.commit();
  } catch (error) {
    return failure(error);
  }
  try {
    await completion(transaction);
  } catch (error) {
    if ((error as DOMException | null)?.name === 'ConstraintError') return await whoWon(database, record);
    return failure(error);
  }
  if (head.result.era === era && head.result.checkpointGeneration < record.generation) return durable;
  await removeRecord(database, record);
  return head.result.era === era ? conflict('below the checkpoint') : retired;
}

// The generation exists. It may be our own, of an attempt whose success was never told.
async function whoWon(database: IDBDatabase, record: CommitRecord): Promise<Result> {
  try {
    const transaction = database.transaction([kLog], 'readonly');
    const present = await answer(transaction.objectStore(kLog).get(record.generation) as IDBRequest<LogRecord | undefined>);
    return present?.nonce === record.nonce ? durable : conflict('generation exists');
  } catch (error) {
    return failure(error);
  }
}

async function removeRecord(database: IDBDatabase, record: CommitRecord): Promise<void> {
  try {
    const transaction = database.transaction([kLog], 'readwrite');
    // Not committed early: it first reads whether the record is still ours.
    const log = transaction.objectStore(kLog);
    const present = await answer(log.get(record.generation) as IDBRequest<LogRecord | undefined>);
    if (present?.nonce === record.nonce) log.delete(record.generation);
    await completion(transaction);
  } catch {
    // It lies below the checkpoint, where no load looks; the next checkpoint sweeps it.
  }
}
