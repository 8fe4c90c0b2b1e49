// Copying between the two homes, in the worker: the first one (IndexedDB) into an image file, and an image file into the
// first one when the browser has lost or damaged it.

import type { HomeFiles } from './home_files_worker';
import type { HomeFacts } from './home_format';
import {
  emptyHead, kDamaged, kHead, kLog, kMeta, kOverflow, kPageSize, kSegments, kSegmentSize, segmentKey, type Head,
} from './layout';
import { loadImage } from './load';
import { answer, completion } from './requests';

const kSegmentsPerTransaction = 128;

// Opens what is there and never makes anything.
export function openExisting(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

// Everything of the first home into the second; null when it is of another era by now.
export async function copyFirstHome(database: IDBDatabase, era: number, home: HomeFiles): Promise<void> {
  await home.renew(async (image) => {
    let newest: Omit<HomeFacts, 'databaseId' | 'era'> | null = null;
    let size = 0;
    const loaded = await loadImage(database, {
      begin: (fileSize) => {
        size = fileSize;
        return true;
      },
      segment: (number, bytes) => void image.write(bytes, { at: number * kSegmentSize }),
      record: (record) => {
        record.pageNumbers.forEach((page, i) => image.write(record.pages.subarray(i * kPageSize, (i + 1) * kPageSize), { at: (page - 1) * kPageSize }));
        if (image.getSize() > record.fileSize) image.truncate(record.fileSize);
        size = record.fileSize;
        newest = record;
        return true;
      },
      progress: () => undefined,
    });
    if (loaded.era !== era) throw new Error('the database was replaced meanwhile');
    const { nonce = '', schemaEpoch = loaded.schemaEpoch } = (newest ?? {}) as { nonce?: string; schemaEpoch?: number };
    return {
      databaseId: loaded.databaseId, era, generation: loaded.generation, fileSize: size, imageHash: loaded.imageHash, nonce, schemaEpoch,
    };
  });
}

// The second home becomes the first, under an era of its own that counts only when all of it is there. What the first one
// still has is kept: its head under another name, its segments under their era.
export async function healFirstHome(database: IDBDatabase, home: HomeFiles): Promise<number> {
  home.fold();
  const facts = home.facts;
  if (facts === null) throw new Error('there is nothing to heal from');
  const reading = database.transaction(kMeta, 'readonly');
  const present = await answer(reading.objectStore(kMeta).get(kHead) as IDBRequest<Head | undefined>);
  const era = Math.max(present?.nextEra ?? 1, facts.era + 1);

  let written = 0;
  let slice: Uint8Array[] = [];
  const writeSlice = async (): Promise<void> => {
    const transaction = database.transaction(kSegments, 'readwrite', { durability: 'relaxed' });
    const segments = transaction.objectStore(kSegments);
    for (const bytes of slice) segments.put(bytes, segmentKey(era, written++));
    slice = [];
    transaction.commit();
    await completion(transaction);
  };
  for (const { bytes } of home.imagePieces(kSegmentSize)) {
    slice.push(bytes);
    if (slice.length === kSegmentsPerTransaction) await writeSlice();
  }
  if (slice.length > 0) await writeSlice();

  const transaction = database.transaction([kMeta, kLog, kOverflow], 'readwrite', { durability: 'strict' });
  const meta = transaction.objectStore(kMeta);
  const head = await answer(meta.get(kHead) as IDBRequest<Head | undefined>);
  if (head !== undefined && head.checkpointGeneration > 0) meta.put(head, `${kDamaged}-${head.era}`);
  meta.put({
    ...emptyHead(facts.databaseId), era, nextEra: era + 1, checkpointGeneration: facts.generation, fileSize: facts.fileSize,
    imageHash: facts.imageHash, schemaEpoch: facts.schemaEpoch,
  } satisfies Head, kHead);
  transaction.objectStore(kLog).clear();
  transaction.objectStore(kOverflow).clear();
  await completion(transaction);
  home.changeEra(era);
  return era;
}
