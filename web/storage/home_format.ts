// The bytes of the second home (docs/schema.md, "The second home"): a head that says what its image is, and a log of the
// commits since. Both carry a checksum, because a write of a file can stop anywhere; a record that is not whole ends the
// log, a head that is not whole leaves the one before.
//
// The checksum goes word by word through steps that can be undone (FNV-1a, Fowler, Noll, Vo): one changed word always
// changes it.

import type { Mark } from './home_choice';
import { kPageSize, type CommitRecord } from './layout';

export const kHeadSlotSize = 4096;
const kRecordMagic = 0x4b524543;
const kRecordHeaderSize = 64;
const kChecksumOffset = 8;

// What the image file holds. Its log goes on from `generation`.
export interface HomeHead {
  format: number;
  // Grows with every head; the larger one of the two slots counts.
  sequence: number;
  databaseId: string;
  generation: number;
  fileSize: number;
  imageHash: string;
  schemaEpoch: number;
  // Of the two image files the one in use.
  image: number;
  // Generations before, whose records were folded: they tell a home that is ahead from one that went another way.
  recent: Mark[];
  // When the image was last read whole and compared with its hash; milliseconds since 1970.
  checkedMs: number;
}

export type HomeFacts = Pick<HomeHead, 'databaseId' | 'generation' | 'fileSize' | 'imageHash' | 'schemaEpoch'>;

export const kHomeFormat = 1;

function checksum(bytes: Uint8Array, skipOffset = -1): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = 0x811c9dc5;
  for (let i = 0; i < words.length; ++i) {
    if (i * 4 !== skipOffset) sum = Math.imul(sum ^ words[i]!, 0x01000193);
  }
  return sum >>> 0;
}

// One slot of the head file: length, checksum, JSON.
export function encodeHead(head: HomeHead): Uint8Array {
  const slot = new Uint8Array(kHeadSlotSize);
  const text = new TextEncoder().encode(JSON.stringify(head));
  const view = new DataView(slot.buffer);
  view.setUint32(0, text.length, true);
  slot.set(text, 8);
  view.setUint32(4, checksum(slot, 4), true);
  return slot;
}

// The newest whole head of both slots; null when there is none.
export function decodeHead(file: Uint8Array): HomeHead | null {
  let newest: HomeHead | null = null;
  for (let at = 0; at + kHeadSlotSize <= file.length; at += kHeadSlotSize) {
    const slot = file.slice(at, at + kHeadSlotSize);
    const view = new DataView(slot.buffer);
    const length = view.getUint32(0, true);
    if (length === 0 || length > kHeadSlotSize - 8 || view.getUint32(4, true) !== checksum(slot, 4)) continue;
    const head = JSON.parse(new TextDecoder().decode(slot.subarray(8, 8 + length))) as HomeHead;
    if (head.format === kHomeFormat && (newest === null || head.sequence > newest.sequence)) newest = head;
  }
  return newest;
}

const setHex = (view: DataView, at: number, hex: string): void => {
  view.setUint32(at, parseInt(hex.slice(8), 16), true);
  view.setUint32(at + 4, parseInt(hex.slice(0, 8), 16), true);
};
const getHex = (view: DataView, at: number): string =>
  view.getUint32(at + 4, true).toString(16).padStart(8, '0') + view.getUint32(at, true).toString(16).padStart(8, '0');

const recordSize = (pages: number): number => kRecordHeaderSize + pages * (4 + kPageSize);

export function encodeRecord(record: CommitRecord): Uint8Array {
  const count = record.pageNumbers.length;
  const bytes = new Uint8Array(recordSize(count));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, kRecordMagic, true);
  view.setUint32(4, count, true);
  view.setFloat64(16, record.generation, true);
  view.setFloat64(24, record.previous, true);
  view.setFloat64(32, record.fileSize, true);
  setHex(view, 40, record.nonce);
  setHex(view, 48, record.imageHash);
  view.setUint32(56, record.schemaEpoch, true);
  new Uint32Array(bytes.buffer, kRecordHeaderSize, count).set(record.pageNumbers);
  bytes.set(record.pages, kRecordHeaderSize + 4 * count);
  view.setUint32(kChecksumOffset, checksum(bytes, kChecksumOffset), true);
  return bytes;
}

export interface DecodedRecord {
  record: CommitRecord;
  size: number;
}

// The record that begins at `at` of the log; null where no whole one begins. `read` fills from a place of the file and
// returns how many bytes there were.
export function decodeRecord(read: (into: Uint8Array, at: number) => number, at: number): DecodedRecord | null {
  const header = new Uint8Array(kRecordHeaderSize);
  if (read(header, at) < kRecordHeaderSize) return null;
  const view = new DataView(header.buffer);
  const count = view.getUint32(4, true);
  // A commit is at most as large as a database can be loaded; a larger number is not one.
  if (view.getUint32(0, true) !== kRecordMagic || count > 2 ** 19) return null;
  const bytes = new Uint8Array(recordSize(count));
  if (read(bytes, at) < bytes.length || checksum(bytes, kChecksumOffset) !== view.getUint32(kChecksumOffset, true)) return null;
  return {
    size: bytes.length,
    record: {
      generation: view.getFloat64(16, true), previous: view.getFloat64(24, true), fileSize: view.getFloat64(32, true),
      nonce: getHex(view, 40), imageHash: getHex(view, 48), schemaEpoch: view.getUint32(56, true),
      pageNumbers: new Uint32Array(bytes.buffer, kRecordHeaderSize, count).slice(),
      pages: bytes.slice(kRecordHeaderSize + 4 * count),
    },
  };
}
