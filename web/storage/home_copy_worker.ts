// Copying between the two homes, in the worker: the first one (IndexedDB) into an image file, and an image file into the
// first one when the browser has lost or damaged it. Neither stops a commit: a copy reads the segments in transactions of
// their own, which commits do not touch, and a restoration counts from its last transaction on.

import { beginDatabase, kVersion, lookAtFirstHome, type FirstHome } from './first_home';
import { applyRecord, write, type HomeFiles } from './home_files_worker';
import type { HomeFacts } from './home_format';
import {
  kDamaged, kFormat, kHead, kLog, kMeta, kOverflow, kPageSize, kSegments, kSegmentSize, kStores, segmentKey, segmentsFrom, type Head,
} from './layout';
import { logRecords } from './load';
import { answer, completion } from './requests';

const kSegmentsPerTransaction = 64;

// `isNew` also makes what is not there.
export function openFirstHome(name: string, isNew: boolean): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, kVersion);
    request.onupgradeneeded = () => {
      if (isNew) beginDatabase(request.result);
      else request.transaction?.abort();
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

// Another tab may fold the log or replace the database in the middle of a copy.
const kCopyAttempts = 3;

export async function copyFirstHome(database: IDBDatabase, files: HomeFiles): Promise<void> {
  for (let attempt = 1; ; ++attempt) {
    try {
      return await copyOnce(database, files);
    } catch (error) {
      if (attempt === kCopyAttempts) throw error;
    }
  }
}

// Everything of the first home. Segments may be newer than the head that was read first, never older, and the log since
// then goes over them: as a load does it, only not in one transaction.
function copyOnce(database: IDBDatabase, files: HomeFiles): Promise<void> {
  return files.renew(async (image) => {
    const first = await lookAtFirstHome(database, 0);
    if (first === null) throw new Error('the first home has no head');
    const { head } = first;
    await copySegments(database, head, image);

    const transaction = database.transaction(kStores, 'readonly');
    const now = await answer(transaction.objectStore(kMeta).get(kHead) as IDBRequest<Head>);
    if (now.era !== head.era) throw new Error('the database was replaced meanwhile');
    let facts: HomeFacts = {
      databaseId: head.databaseId, generation: head.checkpointGeneration, fileSize: head.fileSize, imageHash: head.imageHash,
      schemaEpoch: head.schemaEpoch,
    };
    for await (const record of logRecords(transaction, head.checkpointGeneration)) {
      if (record.previous !== facts.generation) throw new Error(`record ${record.generation} follows ${facts.generation}`);
      applyRecord(image, record);
      const { generation, fileSize, imageHash, schemaEpoch } = record;
      facts = { ...facts, generation, fileSize, imageHash, schemaEpoch };
    }
    if (facts.generation < now.checkpointGeneration) throw new Error('the log was folded meanwhile');
    return facts;
  });
}

async function copySegments(database: IDBDatabase, head: Head, image: FileSystemSyncAccessHandle): Promise<void> {
  const count = Math.ceil(head.fileSize / kSegmentSize);
  for (let first = 0; first < count; first += kSegmentsPerTransaction) {
    const last = Math.min(first + kSegmentsPerTransaction, count) - 1;
    const store = database.transaction(kSegments, 'readonly').objectStore(kSegments);
    const range = IDBKeyRange.bound(segmentKey(head.era, first), segmentKey(head.era, last));
    const segments = await answer(store.getAll(range) as IDBRequest<Uint8Array<ArrayBuffer>[]>);
    if (segments.length !== last - first + 1) throw new Error(`segments ${first} to ${last}: ${segments.length} found`);
    segments.forEach((bytes, i) => write(image, bytes, (first + i) * kSegmentSize));
  }
  if (image.getSize() > head.fileSize) image.truncate(head.fileSize);
}

// Appends what the log of the first home has above the files. False: it breaks off.
export async function takeLog(database: IDBDatabase, files: HomeFiles): Promise<boolean> {
  const transaction = database.transaction(kStores, 'readonly');
  for await (const record of logRecords(transaction, files.facts!.generation)) {
    if (!files.append(record)) return false;
  }
  return true;
}

// The second home becomes the first, under an era of its own that counts only when all of it is there. What is damaged is
// kept: its head under another name, its segments under their era. `seen`: what the decision rests on.
export async function restoreFirstHome(database: IDBDatabase, files: HomeFiles, seen: FirstHome | null, isDamaged: boolean): Promise<void> {
  const facts = files.facts;
  if (facts === null) throw new Error('there is nothing to restore from');
  const era = seen?.head.nextEra ?? 1;
  let written = 0;
  for (const bytes of files.pieces(kSegmentsPerTransaction * kSegmentSize)) {
    written += await writeSegments(database, segmentKey(era, written), bytes);
  }

  const transaction = database.transaction(kStores, 'readwrite', { durability: 'strict' });
  const meta = transaction.objectStore(kMeta);
  const log = transaction.objectStore(kLog);
  const headRequest = answer(meta.get(kHead) as IDBRequest<Head | undefined>);
  const newestRequest = answer(log.openKeyCursor(null, 'prev'));
  const [head, newest] = [await headRequest, await newestRequest];
  const isAsSeen = head?.era === seen?.head.era && head?.nextEra === seen?.head.nextEra && head?.checkpointGeneration === seen?.head.checkpointGeneration &&
    ((newest?.key as number | undefined) ?? 0) === (seen?.newestRecord ?? 0);
  if (!isAsSeen) {
    transaction.abort();
    throw new Error('the first home went on meanwhile');
  }
  if (isDamaged && head !== undefined) meta.put(head, `${kDamaged}-${head.era}`);
  else if (head !== undefined) transaction.objectStore(kSegments).delete(segmentsFrom(head.era, 0));
  const { databaseId, generation, fileSize, imageHash, schemaEpoch } = facts;
  const next: Head = {
    format: kFormat, databaseId, era, nextEra: era + 1, checkpointGeneration: generation, fileSize, pageSize: kPageSize, imageHash, schemaEpoch,
  };
  meta.put(next, kHead);
  log.clear();
  transaction.objectStore(kOverflow).clear();
  await completion(transaction);
}

async function writeSegments(database: IDBDatabase, firstKey: number, bytes: Uint8Array): Promise<number> {
  const transaction = database.transaction([kMeta, kSegments], 'readwrite', { durability: 'relaxed' });
  // Reads first and is not committed early, like all that write more than one record.
  await answer(transaction.objectStore(kMeta).getKey(kHead));
  const segments = transaction.objectStore(kSegments);
  const count = Math.ceil(bytes.length / kSegmentSize);
  for (let i = 0; i < count; ++i) segments.put(bytes.slice(i * kSegmentSize, (i + 1) * kSegmentSize), firstKey + i);
  await completion(transaction);
  return count;
}
