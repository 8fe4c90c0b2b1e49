// Connects Storage with the C++ side (src/platform/web/persistence_web.h): the methods that web/storage/
// abi_storage_library.js forwards to. The page passes `kenalanStorage: createStorage()` to the core's factory.
//
// Memory may grow, and move, inside any call into C++; so a view of it is made anew after each.

import { DatabaseLost } from './connection';
import type { Restored } from './home_messages';
import { hex64, hexText, type CommitRecord, type Outcome, type Reason, type Result } from './layout';
import { Damaged, OutOfMemory } from './load';
import { Storage, type StorageOptions } from './storage';

// What C++ exports; the numbers are those of the enums in persistence.h.
interface Core {
  _kenalan_storage_begin(fileSize: number): number;
  _kenalan_storage_segment(number: number): number;
  _kenalan_storage_record_buffer(pages: number): number;
  _kenalan_storage_record_loaded(): number;
  _kenalan_storage_record_foreign(): void;
  _kenalan_storage_record_read(): void;
  _kenalan_storage_progress(loaded: number, total: number): void;
  _kenalan_storage_session(): number;
  _kenalan_storage_loaded(generation: number, checkpoint: number, hashLow: number, hashHigh: number, logBytes: number, logRecords: number,
    hasPrevious: number): void;
  _kenalan_storage_load_failed(problem: number): void;
  _kenalan_storage_read_ended(status: number): void;
  _kenalan_storage_done(request: number, outcome: number, reason: number): void;
  _kenalan_storage_missed(): void;
  _kenalan_storage_replaced(): void;
  _kenalan_storage_restored(why: number): void;
}

const kOutcomes: Record<Outcome, number> = { durable: 0, conflict: 1, failed: 2, retired: 3 };
const kReasons: Record<Reason, number> = { none: 0, quota: 1, closed: 2, unavailable: 3, unknown: 4 };
const kProblem = { failed: 0, lost: 1, damaged: 2, out_of_memory: 3 };
const kRestored: Record<Restored, number> = { empty: 0, older: 1, damaged: 2, partly: 3 };
const kReadStatus = { ok: 0, gone: 1, failed: 2 };
// struct Facts: three doubles, then six 32-bit numbers.
const kFactsSize = 48;

const lowOf = (hex: string): number => parseInt(hex.slice(8), 16);
const highOf = (hex: string): number => parseInt(hex.slice(0, 8), 16);

export interface StorageBridge {
  bind(core: unknown, memory: WebAssembly.Memory): void;
  load(session: number): void;
  commit(request: number, facts: number, pageNumbers: number, pages: number, isStrict: number): void;
  read_since(generation: number): void;
  checkpoint(request: number, facts: number, numbers: number, addresses: number, sizes: number, count: number, keepFrom: number): void;
  replace(request: number, facts: number, addresses: number, sizes: number): void;
  swap_previous(request: number, generation: number): void;
  reject_loaded(): number;
  // For the page, after its first picture, and for the diagnostics.
  readonly storage: Storage;
}

export function createStorage(options: StorageOptions = {}): StorageBridge {
  let core: Core;
  let memory: WebAssembly.Memory;
  const storage = new Storage(options);
  const bytes = (address: number, size: number): Uint8Array => new Uint8Array(memory.buffer, address, size);
  const numbers = (address: number, count: number): Uint32Array => new Uint32Array(memory.buffer, address, count);
  // A copy that no growth of memory can take away.
  const copy = (address: number, size: number): Uint8Array => bytes(address, size).slice();

  const readFacts = (address: number): Omit<CommitRecord, 'pageNumbers' | 'pages'> & { pageCount: number } => {
    const view = new DataView(memory.buffer, address, kFactsSize);
    const word = (index: number): number => view.getUint32(24 + 4 * index, true);
    return {
      generation: view.getFloat64(0, true), previous: view.getFloat64(8, true), fileSize: view.getFloat64(16, true),
      nonce: hex64(word(0), word(1)), imageHash: hex64(word(2), word(3)), schemaEpoch: word(4), pageCount: word(5),
    };
  };

  // Into the buffer that C++ offers: facts, page numbers, pages.
  const writeRecord = (record: CommitRecord): boolean => {
    const count = record.pageNumbers.length;
    const address = core._kenalan_storage_record_buffer(count);
    if (address === 0) return false;
    const view = new DataView(memory.buffer, address, kFactsSize);
    view.setFloat64(0, record.generation, true);
    view.setFloat64(8, record.previous, true);
    view.setFloat64(16, record.fileSize, true);
    [lowOf(record.nonce), highOf(record.nonce), lowOf(record.imageHash), highOf(record.imageHash), record.schemaEpoch, count]
      .forEach((word, index) => view.setUint32(24 + 4 * index, word, true));
    numbers(address + kFactsSize, count).set(record.pageNumbers);
    bytes(address + kFactsSize + 4 * count, record.pages.length).set(record.pages);
    return true;
  };

  const answerTo = (request: number) => (result: Result): void => {
    // Losing a race is part of life with several tabs; a failure is not.
    if (result.outcome === 'failed') console.warn(`storage: ${result.outcome} ${result.reason} ${result.detail}`);
    core._kenalan_storage_done(request, kOutcomes[result.outcome], kReasons[result.reason]);
  };

  storage.subscribe({
    foreignCommit: (record) => {
      if (writeRecord(record)) core._kenalan_storage_record_foreign();
      else core._kenalan_storage_missed();
    },
    foreignCommitsMissed: () => core._kenalan_storage_missed(),
    imageReplaced: () => core._kenalan_storage_replaced(),
    restored: (why) => core._kenalan_storage_restored(kRestored[why]),
  });

  const load = async (session: string): Promise<void> => {
    try {
      const loaded = await storage.load(session, {
        begin: (fileSize) => core._kenalan_storage_begin(fileSize) !== 0,
        segment: (number, content) => {
          const address = core._kenalan_storage_segment(number);
          if (address !== 0) bytes(address, content.length).set(content);
        },
        record: (record) => writeRecord(record) && core._kenalan_storage_record_loaded() !== 0,
        progress: (done, total) => core._kenalan_storage_progress(done, total),
      });
      for (const live of loaded.liveSessions) {
        const address = core._kenalan_storage_session();
        (live.match(/../g) ?? []).slice(0, 16).forEach((pair, i) => (bytes(address, 16)[i] = parseInt(pair, 16)));
      }
      core._kenalan_storage_loaded(loaded.generation, loaded.checkpointGeneration, lowOf(loaded.imageHash), highOf(loaded.imageHash),
        loaded.logBytes, loaded.logRecords, loaded.hasPrevious ? 1 : 0);
      if (loaded.restored !== null) core._kenalan_storage_restored(kRestored[loaded.restored]);
    } catch (error) {
      console.error('storage: load failed', error);
      core._kenalan_storage_load_failed(
        error instanceof DatabaseLost ? kProblem.lost : error instanceof Damaged ? kProblem.damaged
          : error instanceof OutOfMemory ? kProblem.out_of_memory : kProblem.failed);
    }
  };

  const readSince = async (generation: number): Promise<void> => {
    let status = kReadStatus.failed;
    try {
      const records = await storage.readSince(generation);
      status = records === null ? kReadStatus.gone : kReadStatus.ok;
      for (const record of records ?? []) {
        if (writeRecord(record)) core._kenalan_storage_record_read();
        else status = kReadStatus.gone;
      }
    } catch (error) {
      console.warn('storage: reading the log failed', error);
    }
    core._kenalan_storage_read_ended(status);
  };

  return {
    bind: (boundCore, boundMemory) => {
      core = boundCore as Core;
      memory = boundMemory;
    },
    load: (session) => void load(hexText(copy(session, 16))),
    commit: (request, facts, pageNumbers, pages, isStrict) => {
      const { pageCount, ...rest } = readFacts(facts);
      const record: CommitRecord = {
        ...rest, pageNumbers: numbers(pageNumbers, pageCount).slice(), pages: copy(pages, pageCount * 4096),
      };
      void storage.commit(record, isStrict !== 0 ? 'strict' : 'relaxed').then(answerTo(request));
    },
    read_since: (generation) => void readSince(generation),
    checkpoint: (request, facts, numbersAt, addresses, sizes, count, keepFrom) => {
      const { generation, fileSize, imageHash, schemaEpoch } = readFacts(facts);
      const segments = Array.from({ length: count }, (_, i) => ({
        number: numbers(numbersAt, count)[i]!, bytes: copy(numbers(addresses, count)[i]!, numbers(sizes, count)[i]!),
      }));
      void storage.checkpoint({ generation, fileSize, imageHash, schemaEpoch, segments, keepFrom: keepFrom < 0 ? null : keepFrom })
        .then(answerTo(request));
    },
    // The segments stay where they are until the request is answered; they are copied as they are needed.
    replace: (request, facts, addresses, sizes) => {
      const { generation, fileSize, imageHash, schemaEpoch, pageCount } = readFacts(facts);
      const at = numbers(addresses, pageCount).slice();
      const size = numbers(sizes, pageCount).slice();
      void storage.replace({ generation, fileSize, imageHash, schemaEpoch }, (number) => copy(at[number]!, size[number]!))
        .then(answerTo(request));
    },
    swap_previous: (request, generation) => void storage.swapPrevious(generation).then(answerTo(request)),
    reject_loaded: () => (storage.rejectLoaded() ? 1 : 0),
    storage,
  };
}
