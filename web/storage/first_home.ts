// What the first home (IndexedDB) says about itself without being loaded, and the stores it begins with.

import type { HomeState, Mark } from './home_choice';
import { emptyHead, hexText, kHead, kLog, kMeta, kOverflow, kSegments, type Head, type LogRecord } from './layout';
import { answer } from './requests';

export const kVersion = 1;

// In an upgrade from nothing: a database without a generation.
export function beginDatabase(database: IDBDatabase): void {
  const meta = database.createObjectStore(kMeta);
  for (const name of [kSegments, kLog, kOverflow]) database.createObjectStore(name);
  meta.put(emptyHead(hexText(crypto.getRandomValues(new Uint8Array(16)))), kHead);
}

export interface FirstHome extends HomeState {
  head: Head;
  // Of the newest record of the log; 0: it is empty.
  newestRecord: number;
}

// With what it knows of generation `at`; null without a head.
export async function lookAtFirstHome(database: IDBDatabase, at: number): Promise<FirstHome | null> {
  const transaction = database.transaction([kMeta, kLog], 'readonly');
  const log = transaction.objectStore(kLog);
  const headRequest = answer(transaction.objectStore(kMeta).get(kHead) as IDBRequest<Head | undefined>);
  const askedRequest = answer(log.get(at) as IDBRequest<LogRecord | undefined>);
  const newestRequest = answer(log.openCursor(null, 'prev'));
  const [head, asked, newest] = [await headRequest, await askedRequest, await newestRequest];
  if (head === undefined) return null;
  const record = newest?.value as LogRecord | undefined;
  const marks: Mark[] = [{ generation: head.checkpointGeneration, imageHash: head.imageHash }];
  for (const one of [asked, record]) if (one !== undefined) marks.push({ generation: one.generation, imageHash: one.imageHash });
  const known = marks.sort((one, other) => one.generation - other.generation);
  return { databaseId: head.databaseId, head, newestRecord: record?.generation ?? 0, known };
}
