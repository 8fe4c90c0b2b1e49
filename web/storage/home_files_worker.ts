// The files of the second home in the origin's private file system: `head`, `log`, and an image that is a plain SQLite
// file. Records are appended; folding writes their pages into the image and then, with a new head, empties the log.
// Until the head is written the log stays, and applying it twice does no harm, so a stop at any moment loses nothing.
//
// A whole new image goes into the other one of two files and counts from the head that names it. Runs in a worker: only
// there files can be written synchronously. Handles are exclusive: one tab has the home at a time.

import {
  decodeHead, decodeRecord, encodeHead, encodeRecord, kHeadSlotSize, kHomeFormat, type HomeFacts, type HomeHead,
} from './home_format';
import { kPageSize, type CommitRecord } from './layout';

// The log is folded when it is longer than this, or when the home is closed with more than a tenth of it.
const kFoldBytes = 8 * 2 ** 20;

const kCopySize = 4 * 2 ** 20;

interface Files {
  head: FileSystemSyncAccessHandle;
  log: FileSystemSyncAccessHandle;
  images: FileSystemSyncAccessHandle[];
}

export class HomeFiles {
  private head: HomeHead | null;
  // Of the newest record, or of the image.
  private newest: HomeFacts | null = null;
  private logEnd = 0;
  private dirty = false;

  private constructor(private readonly folder: FileSystemDirectoryHandle, private readonly files: Files, head: HomeHead | null) {
    this.head = head;
    if (head !== null) this.scan();
  }

  // Throws NoModificationAllowedError while another tab has it.
  static async open(folderName: string): Promise<HomeFiles> {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(folderName, { create: true });
    const opened: FileSystemSyncAccessHandle[] = [];
    try {
      for (const name of ['head', 'log', 'image-0.sqlite', 'image-1.sqlite']) {
        opened.push(await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle());
      }
    } catch (error) {
      for (const handle of opened) handle.close();
      throw error;
    }
    const [head, log, ...images] = opened as [FileSystemSyncAccessHandle, FileSystemSyncAccessHandle, ...FileSystemSyncAccessHandle[]];
    const bytes = new Uint8Array(2 * kHeadSlotSize);
    head.read(bytes, { at: 0 });
    return new HomeFiles(folder, { head, log, images }, decodeHead(bytes));
  }

  // Null: nothing whole is here.
  get facts(): HomeFacts | null {
    return this.newest;
  }

  get logBytes(): number {
    return this.logEnd;
  }

  // False when it does not follow what is here: then the home must catch up or be made anew.
  append(record: CommitRecord): boolean {
    if (this.head === null || this.newest === null || record.previous !== this.newest.generation) return false;
    const bytes = encodeRecord(record);
    this.files.log.write(bytes, { at: this.logEnd });
    this.logEnd += bytes.length;
    this.newest = factsOf(record, this.head);
    this.dirty = true;
    if (this.logEnd > kFoldBytes) this.fold();
    return true;
  }

  flush(): void {
    if (!this.dirty) return;
    this.files.log.flush();
    this.dirty = false;
  }

  fold(): void {
    if (this.head === null || this.newest === null || this.logEnd === 0) return;
    this.flush();
    const image = this.files.images[this.head.image]!;
    for (const { record } of this.records()) applyRecord(image, record);
    image.truncate(this.newest.fileSize);
    image.flush();
    this.writeHead({ ...this.head, ...this.newest });
    this.emptyLog();
  }

  // The same content under another era: the first home was made anew from it.
  changeEra(era: number): void {
    if (this.head === null || this.newest === null) return;
    this.fold();
    this.writeHead({ ...this.head, era });
    this.newest = { ...this.newest, era };
  }

  // The image in pieces, then the records over it.
  *imagePieces(pieceSize: number): Generator<{ offset: number; bytes: Uint8Array }> {
    if (this.head === null) return;
    const image = this.files.images[this.head.image]!;
    for (let offset = 0; offset < this.head.fileSize; offset += pieceSize) {
      const bytes = new Uint8Array(Math.min(pieceSize, this.head.fileSize - offset));
      const length = image.read(bytes, { at: offset });
      // A file that is too short: what is missing is seen by the hash.
      yield { offset, bytes: length === bytes.length ? bytes : bytes.fill(0, length) };
    }
  }

  get imageSize(): number {
    return this.head?.fileSize ?? 0;
  }

  *records(): Generator<{ record: CommitRecord; end: number }> {
    const read = (into: Uint8Array, at: number): number => this.files.log.read(into, { at });
    let generation = this.head?.generation ?? 0;
    for (let at = 0; ;) {
      const found = decodeRecord(read, at);
      if (found === null || found.record.previous !== generation) return;
      at += found.size;
      generation = found.record.generation;
      yield { record: found.record, end: at };
    }
  }

  // A new image, written by `write` into the file that is not in use; what was here counts until it is whole.
  async renew(write: (image: FileSystemSyncAccessHandle) => Promise<HomeFacts>): Promise<void> {
    const index = this.head === null ? 0 : 1 - this.head.image;
    const image = this.files.images[index]!;
    image.truncate(0);
    const facts = await write(image);
    image.truncate(facts.fileSize);
    image.flush();
    const old = this.head;
    this.writeHead({ format: kHomeFormat, sequence: old?.sequence ?? 0, image: index, ...facts });
    this.newest = facts;
    this.emptyLog();
    if (old !== null) this.files.images[old.image]!.truncate(0);
  }

  // What is here, as a file beside: it contradicts the first home, and nobody but the person may throw it away.
  async keepAside(): Promise<void> {
    if (this.newest === null) return;
    this.fold();
    const file = await this.folder.getFileHandle(`aside-${this.newest.generation}-${Date.now()}.sqlite`, { create: true });
    const handle = await file.createSyncAccessHandle();
    try {
      for (const { offset, bytes } of this.imagePieces(kCopySize)) handle.write(bytes, { at: offset });
      handle.flush();
    } finally {
      handle.close();
    }
  }

  close(): void {
    try {
      this.flush();
      if (this.logEnd > kFoldBytes / 10) this.fold();
    } finally {
      for (const handle of [this.files.head, this.files.log, ...this.files.images]) handle.close();
    }
  }

  private scan(): void {
    const { format: _format, sequence: _sequence, image: _image, ...facts } = this.head!;
    this.newest = facts;
    for (const { record, end } of this.records()) {
      this.newest = factsOf(record, this.head!);
      this.logEnd = end;
    }
    // What follows the last whole record is of no use, and in the way of the next.
    if (this.files.log.getSize() > this.logEnd) this.files.log.truncate(this.logEnd);
  }

  private writeHead(head: HomeHead): void {
    const next = { ...head, sequence: head.sequence + 1 };
    this.files.head.write(encodeHead(next), { at: (next.sequence % 2) * kHeadSlotSize });
    this.files.head.flush();
    this.head = next;
  }

  private emptyLog(): void {
    this.files.log.truncate(0);
    this.files.log.flush();
    this.logEnd = 0;
    this.dirty = false;
  }
}

function factsOf(record: CommitRecord, head: HomeHead): HomeFacts {
  return {
    databaseId: head.databaseId, era: head.era, generation: record.generation, fileSize: record.fileSize,
    imageHash: record.imageHash, nonce: record.nonce, schemaEpoch: record.schemaEpoch,
  };
}

function applyRecord(image: FileSystemSyncAccessHandle, record: CommitRecord): void {
  const numbers = record.pageNumbers;
  for (let first = 0; first < numbers.length;) {
    // Neighbours in one write.
    let last = first;
    while (last + 1 < numbers.length && numbers[last + 1] === numbers[last]! + 1) ++last;
    image.write(record.pages.subarray(first * kPageSize, (last + 1) * kPageSize), { at: (numbers[first]! - 1) * kPageSize });
    first = last + 1;
  }
  // A file that became shorter has zeros where it grows again.
  if (image.getSize() > record.fileSize) image.truncate(record.fileSize);
}
