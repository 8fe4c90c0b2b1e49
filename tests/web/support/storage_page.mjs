// Runs inside the test page: the page's own storage modules with a small deterministic writer instead of SQLite. What
// generation g writes is a function of g alone, so that any prefix can be computed and compared with what is loaded.
import { Storage } from "../../../web/storage/storage.ts";

const pageSize = 4096;
const segmentSize = 8 * pageSize;
const largestFile = 400;

// Marsaglia's xorshift32.
function numbers(seed) {
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

// Page numbers that a generation writes: few, many (overflow records), and now and then a shorter file.
function plan(generation) {
  const next = numbers(generation);
  const pages = next(10) === 0 ? 20 + next(60) : 1 + next(6);
  const fileSize = pageSize * (generation % 50 === 0 ? 100 : Math.min(largestFile, 120 + generation));
  const chosen = new Set();
  while (chosen.size < pages) chosen.add(1 + next(fileSize / pageSize));
  return { fileSize, pageNumbers: Uint32Array.from([...chosen].sort((a, b) => a - b)) };
}

const fill = (bytes, generation, page) => new Uint32Array(bytes.buffer, bytes.byteOffset, pageSize / 4).fill(generation * 1000 + page);

export function makeRecord(generation, nonce = crypto.getRandomValues(new Uint32Array(2))) {
  const { fileSize, pageNumbers } = plan(generation);
  const pages = new Uint8Array(pageNumbers.length * pageSize);
  pageNumbers.forEach((page, i) => fill(pages.subarray(i * pageSize, (i + 1) * pageSize), generation, page));
  const hex = (value) => value.toString(16).padStart(8, "0");
  return {
    generation, previous: generation - 1, fileSize, pageNumbers, pages, nonce: hex(nonce[0]) + hex(nonce[1]), imageHash: hex(0) + hex(generation),
    schemaEpoch: 1,
  };
}

// The file in memory, as the C++ side keeps it.
export class Image {
  bytes = new Uint8Array(largestFile * pageSize);
  fileSize = 0;
  touched = new Set();
  resize(size) {
    if (size < this.fileSize) this.bytes.fill(0, size, this.fileSize);
    const first = Math.floor(Math.min(size, this.fileSize) / segmentSize);
    for (let i = first; i * segmentSize < size; ++i) this.touched.add(i);
    this.fileSize = size;
  }
  apply(record) {
    this.resize(record.fileSize);
    record.pageNumbers.forEach((page, i) => {
      this.bytes.set(record.pages.subarray(i * pageSize, (i + 1) * pageSize), (page - 1) * pageSize);
      this.touched.add(Math.floor((page - 1) / 8));
    });
  }
  copy() {
    const copy = new Image();
    copy.bytes.set(this.bytes);
    copy.fileSize = this.fileSize;
    return copy;
  }
  equals(other) {
    return this.fileSize === other.fileSize && this.bytes.every((byte, i) => byte === other.bytes[i]);
  }
}

export function expectedImage(generation) {
  const image = new Image();
  for (let g = 1; g <= generation; ++g) image.apply(makeRecord(g));
  return image;
}

export class Tab {
  constructor(name, options = {}) {
    this.storage = new Storage({ name, ...options });
    this.image = new Image();
    this.foreign = [];
    this.missed = 0;
    this.replaced = 0;
    this.restored = [];
    this.storage.subscribe({
      foreignCommit: (record) => this.foreign.push(record),
      foreignCommitsMissed: () => (this.missed += 1),
      imageReplaced: () => (this.replaced += 1),
      restored: (why) => this.restored.push(why),
    });
  }
  async load(session = "00112233445566778899aabbccddeeff") {
    const image = (this.image = new Image());
    const progress = [];
    const loaded = await this.storage.load(session, {
      begin: (size) => {
        image.fileSize = size;
        return true;
      },
      segment: (number, bytes) => image.bytes.set(bytes.subarray(0, image.bytes.length - number * segmentSize), number * segmentSize),
      record: (record) => {
        if (image.touched.size === 0) image.bytes.fill(0, image.fileSize);
        image.apply(record);
        return true;
      },
      progress: (done, total) => progress.push([done, total]),
    });
    image.bytes.fill(0, image.fileSize);
    this.generation = loaded.generation;
    return { ...loaded, progress };
  }
  recordFor(generation) {
    return makeRecord(generation);
  }
  imageHash() {
    return "0".repeat(16);
  }
  async commit(durability = "relaxed") {
    const record = this.recordFor(this.generation + 1);
    // The storage may give the pages away.
    const result = await this.storage.commit({ ...record, pages: record.pages.slice() }, durability);
    if (result.outcome === "durable") {
      this.image.apply(record);
      this.generation = record.generation;
    }
    return result;
  }
  // All touched segments in one slice.
  async checkpoint(keepFrom = this.generation + 1) {
    const segments = [...this.image.touched].filter((number) => number * segmentSize < this.image.fileSize).map((number) => ({
      number, bytes: this.image.bytes.slice(number * segmentSize, Math.min((number + 1) * segmentSize, this.image.fileSize)),
    }));
    this.image.touched.clear();
    return this.storage.checkpoint({
      generation: this.generation, fileSize: this.image.fileSize, imageHash: this.imageHash(), schemaEpoch: 1, segments, keepFrom,
    });
  }
  isAsExpected() {
    return this.image.equals(expectedImage(this.generation));
  }
}

window.storageTest = { Tab, makeRecord, expectedImage, segmentSize };
