// What the first home (IndexedDB) says about itself before it is loaded, and how a database begins in it.

import type { FirstFacts } from './home_choice';
import { emptyHead, kDamaged, kHead, kLog, kMeta, kOverflow, type Head, type LogRecord } from './layout';
import { answer, completion } from './requests';

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function lookAtFirstHome(database: IDBDatabase): Promise<FirstFacts> {
  const transaction = database.transaction([kMeta, kLog], 'readonly');
  const log = transaction.objectStore(kLog);
  const headRequest = answer(transaction.objectStore(kMeta).get(kHead) as IDBRequest<Head | undefined>);
  const oldestRequest = answer(log.openKeyCursor());
  const newestRequest = answer(log.openCursor(null, 'prev'));
  const [head, oldest, newest] = [await headRequest, await oldestRequest, await newestRequest];
  if (head === undefined) return { databaseId: '', era: 0, generation: 0, checkpointGeneration: 0, oldestRecord: 0, imageHash: '' };
  const record = newest?.value as LogRecord | undefined;
  const isAbove = record !== undefined && record.generation > head.checkpointGeneration;
  return {
    databaseId: head.databaseId, era: head.era, checkpointGeneration: head.checkpointGeneration,
    generation: isAbove ? record.generation : head.checkpointGeneration,
    imageHash: isAbove ? record.imageHash : head.imageHash,
    oldestRecord: (oldest?.key as number | undefined) ?? 0,
  };
}

// A new, empty database, unless another tab has begun one meanwhile. With `replaces` it takes the place of one that is
// damaged, whose head and segments stay under another name.
export async function beginDatabase(database: IDBDatabase, { replaces }: { replaces: boolean }): Promise<void> {
  const transaction = database.transaction([kMeta, kLog, kOverflow], 'readwrite', { durability: 'strict' });
  const meta = transaction.objectStore(kMeta);
  const head = await answer(meta.get(kHead) as IDBRequest<Head | undefined>);
  if (head === undefined) {
    meta.put(emptyHead(randomId()), kHead);
  } else if (replaces) {
    meta.put(head, `${kDamaged}-${head.era}`);
    meta.put({ ...emptyHead(randomId()), era: head.nextEra, nextEra: head.nextEra + 1 } satisfies Head, kHead);
    transaction.objectStore(kLog).clear();
    transaction.objectStore(kOverflow).clear();
  }
  await completion(transaction);
}
