// What lies in IndexedDB and under which keys (docs/schema.md, "In the browser"). One database per workspace:
//
//   meta  'head', 'previous'   -> Head: the database in use, and the one it replaced
//         'damaged-<era>'      -> Head: what the second home had to replace
//   seg   era * 2^24 + number  -> 32 KiB of the file as of the last checkpoint (or later: the log is replayed over it)
//   wal   generation           -> LogRecord: the pages one commit changed
//   walx  [generation, nonce, n] -> 15 pages each of a commit that has more than 15
//
// Values stay below 64 KiB, above which Chromium makes a file of each.

export const kFormat = 1;
export const kDatabaseName = 'kenalan';
export const kPageSize = 4096;
export const kSegmentSize = 8 * kPageSize;
export const kPagesInRecord = 15;
export const kChunkSize = kPagesInRecord * kPageSize;
const kSegmentsPerEra = 2 ** 24;

export const kMeta = 'meta';
export const kSegments = 'seg';
export const kLog = 'wal';
export const kOverflow = 'walx';
export const kStores = [kMeta, kSegments, kLog, kOverflow];
export const kHead = 'head';
export const kPrevious = 'previous';
// Heads that were replaced because the browser had damaged what they stand for: 'damaged-<era>'.
export const kDamaged = 'damaged';

export interface Head {
  format: number;
  databaseId: string;
  // Every replacement of the database starts a new era; segments belong to one.
  era: number;
  nextEra: number;
  checkpointGeneration: number;
  fileSize: number;
  pageSize: number;
  imageHash: string;
  schemaEpoch: number;
}

// Numbers of 64 bits (nonce, hash) are 16 hexadecimal digits.
export interface CommitRecord {
  generation: number;
  previous: number;
  fileSize: number;
  pageNumbers: Uint32Array;
  pages: Uint8Array;
  nonce: string;
  imageHash: string;
  schemaEpoch: number;
}

// A CommitRecord as it is stored: the pages inline, or in `chunks` values of `walx`.
export interface LogRecord extends Omit<CommitRecord, 'pages'> {
  pages: Uint8Array | null;
  chunks: number;
}

export const segmentKey = (era: number, number: number): number => era * kSegmentsPerEra + number;
// All segments of an era from `first` on.
export const segmentsFrom = (era: number, first: number): IDBKeyRange =>
  IDBKeyRange.bound(segmentKey(era, first), segmentKey(era + 1, 0), false, true);
export const overflowOf = (record: { generation: number; nonce: string }): IDBKeyRange =>
  IDBKeyRange.bound([record.generation, record.nonce, 0], [record.generation, record.nonce, Infinity]);
export const overflowBelow = (generation: number): IDBKeyRange => IDBKeyRange.upperBound([generation], true);

export function emptyHead(databaseId: string): Head {
  return {
    format: kFormat, databaseId, era: 0, nextEra: 1, checkpointGeneration: 0, fileSize: 0, pageSize: kPageSize,
    imageHash: '0'.repeat(16), schemaEpoch: 0,
  };
}

export type Outcome = 'durable' | 'conflict' | 'failed' | 'retired';
export type Reason = 'none' | 'quota' | 'closed' | 'unavailable' | 'unknown';

export interface Result {
  outcome: Outcome;
  reason: Reason;
  detail: string;
}

export const durable: Result = { outcome: 'durable', reason: 'none', detail: '' };
export const retired: Result = { outcome: 'retired', reason: 'none', detail: '' };
export const conflict = (detail: string): Result => ({ outcome: 'conflict', reason: 'none', detail });

export function failure(error: unknown): Result {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const reason: Reason =
    name === 'QuotaExceededError' ? 'quota' : name === 'InvalidStateError' ? 'closed' : name === 'AbortError' ? 'closed' : 'unknown';
  return { outcome: 'failed', reason, detail: String(error) };
}

// Names and hashes as they are kept: two digits for each byte, or for the two halves of a number of 64 bits.
export const hexText = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const hex32 = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
export const hex64 = (low: number, high: number): string => hex32(high) + hex32(low);
