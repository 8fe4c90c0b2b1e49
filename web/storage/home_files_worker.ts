// The files of the second home in the origin's private file system: `head`, `log`, and an image that is a plain SQLite
// file. Records are appended; folding writes their pages into the image and then, with a new head, empties the log.
// Until the head is written the log stays, and applying it twice does no harm, so a stop at any moment loses nothing.
//
// A whole new image goes into the other one of two files and counts from the head that names it. Runs in a worker: only
// there files can be written synchronously. Handles are exclusive: one tab has the home at a time.

import type { HomeState, Mark } from './home_choice';
import {
  decodeHead, decodeRecord, encodeHead, encodeRecord, kHeadSlotSize, kHomeFormat, type HomeFacts, type HomeHead,
} from './home_format';
import { ImageHash } from './home_hash';
import { kPageSize, type CommitRecord } from './layout';

// The log is folded when it is longer than this; in idle time and at the end when it is longer than a part of it.
const kFoldBytes = 8 * 2 ** 20;
const kIdleFoldBytes = 2 ** 20;
const kCopySize = 2 ** 20;
// Of folded generations so many are remembered by their hashes.
const kRecent = 32;
const kAside = 'aside-';

export class HomeFiles {
  private head: HomeHead | null;
  // Of the newest record, or of the image.
  private newest: HomeFacts | null = null;
  private known: Mark[] = [];
  private logEnd = 0;
  private dirty = false;

  private constructor(
    private readonly folder: FileSystemDirectoryHandle, private readonly files: FileSystemSyncAccessHandle[], asideCount: number,
  ) {
    this.aside = asideCount;
    const slots = new Uint8Array(2 * kHeadSlotSize);
    this.headFile.read(slots, { at: 0 });
    this.head = decodeHead(slots);
    if (this.head !== null) this.scan(this.head);
  }

  // How many copies that contradicted the first home are kept beside.
  aside: number;

  // Throws NoModificationAllowedError while another tab has it.
  static async open(folderName: string): Promise<HomeFiles> {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(folderName, { create: true });
    const opened: FileSystemSyncAccessHandle[] = [];
    try {
      for (const name of ['head', 'log', 'image-0.sqlite', 'image-1.sqlite']) {
        opened.push(await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle());
      }
      let aside = 0;
      for await (const name of folder.keys()) aside += name.startsWith(kAside) ? 1 : 0;
      return new HomeFiles(folder, opened, aside);
    } catch (error) {
      for (const handle of opened) handle.close();
      throw error;
    }
  }

  // Null: nothing whole is here.
  get facts(): HomeFacts | null {
    return this.newest;
  }

  get state(): HomeState | null {
    return this.newest === null ? null : { databaseId: this.newest.databaseId, known: this.known };
  }

  get isWorthFolding(): boolean {
    return this.logEnd > kIdleFoldBytes;
  }

  get checkedMs(): number {
    return this.head?.checkedMs ?? 0;
  }

  // False when it does not follow what is here: then the home must catch up or be made anew.
  append(record: CommitRecord): boolean {
    if (this.newest === null || record.previous !== this.newest.generation) return false;
    const bytes = encodeRecord(record);
    write(this.logFile, bytes, this.logEnd);
    this.logEnd += bytes.length;
    this.take(record);
    this.dirty = true;
    if (this.logEnd > kFoldBytes) this.fold();
    return true;
  }

  flush(): void {
    if (!this.dirty) return;
    this.logFile.flush();
    this.dirty = false;
  }

  fold(): void {
    if (this.head === null || this.newest === null || this.logEnd === 0) return;
    this.flush();
    const image = this.imageFile(this.head.image);
    for (const { record } of this.records()) applyRecord(image, record);
    image.truncate(this.newest.fileSize);
    image.flush();
    this.known = this.known.slice(-kRecent);
    this.writeHead({ ...this.head, ...this.newest, recent: this.known });
    this.emptyLog();
  }

  // Reads everything and changes nothing. False: it is not what its hash says, and of no use any more.
  check(): boolean {
    const { head, newest } = this;
    if (head === null || newest === null) return false;
    if (hashOf(this.imageFile(head.image), newest.fileSize, this.overlay()) === newest.imageHash) return true;
    this.newest = null;
    this.known = [];
    return false;
  }

  noteChecked(): void {
    if (this.head !== null) this.writeHead({ ...this.head, checkedMs: Date.now() });
  }

  // The folded image, in pieces.
  *pieces(pieceSize: number): Generator<Uint8Array<ArrayBuffer>> {
    this.fold();
    if (this.head === null) return;
    const image = this.imageFile(this.head.image);
    for (let offset = 0; offset < this.head.fileSize; offset += pieceSize) {
      const bytes = new Uint8Array(Math.min(pieceSize, this.head.fileSize - offset));
      image.read(bytes, { at: offset });
      yield bytes;
    }
  }

  // What the log holds over the image, as far as it is whole.
  *records(): Generator<{ record: CommitRecord; end: number }> {
    const read = (into: Uint8Array, at: number): number => this.logFile.read(into, { at });
    let generation = this.head?.generation ?? 0;
    for (let at = 0; ;) {
      const found = decodeRecord(read, at);
      if (found === null || found.record.previous !== generation) return;
      at += found.size;
      generation = found.record.generation;
      yield { record: found.record, end: at };
    }
  }

  // A new image, written by `write` into the file that is not in use; what was here counts until it is whole and compared
  // with its hash.
  async renew(fill: (image: FileSystemSyncAccessHandle) => Promise<HomeFacts>): Promise<void> {
    const old = this.head;
    const index = old === null ? 0 : 1 - old.image;
    const image = this.imageFile(index);
    image.truncate(0);
    const facts = await fill(image);
    image.truncate(facts.fileSize);
    image.flush();
    if (hashOf(image, facts.fileSize, { pages: new Map(), end: facts.fileSize }) !== facts.imageHash) throw new Error(`the copy of generation ${facts.generation} does not match its hash`);
    const mark = { generation: facts.generation, imageHash: facts.imageHash };
    // First: over the new image the old records must never be read.
    this.emptyLog();
    this.writeHead({
      format: kHomeFormat, sequence: old?.sequence ?? 0, image: index, recent: [mark], checkedMs: Date.now(), ...facts,
    });
    this.newest = facts;
    this.known = [mark];
    if (old !== null) this.imageFile(old.image).truncate(0);
  }

  // What is here, as a file beside: it contradicts the first home, and nobody but the person may throw it away.
  async keepAside(): Promise<void> {
    if (this.newest === null) return;
    const file = await this.folder.getFileHandle(`${kAside}${this.newest.generation}-${Date.now()}.sqlite`, { create: true });
    const handle = await file.createSyncAccessHandle();
    try {
      let at = 0;
      for (const bytes of this.pieces(kCopySize)) {
        write(handle, bytes, at);
        at += bytes.length;
      }
      handle.flush();
      this.aside += 1;
    } finally {
      handle.close();
    }
  }

  // The end of the log as it is now, to come back to.
  mark(): () => void {
    this.flush();
    const { newest, known, logEnd } = this;
    const before = [...known];
    return () => {
      this.newest = newest;
      this.known = before;
      this.logEnd = logEnd;
      this.logFile.truncate(logEnd);
    };
  }

  close(): void {
    try {
      this.flush();
      if (this.isWorthFolding) this.fold();
    } finally {
      for (const handle of this.files) handle.close();
    }
  }

  private get headFile(): FileSystemSyncAccessHandle {
    return this.files[0]!;
  }

  private get logFile(): FileSystemSyncAccessHandle {
    return this.files[1]!;
  }

  private imageFile(index: number): FileSystemSyncAccessHandle {
    return this.files[2 + index]!;
  }

  private take(record: CommitRecord): void {
    const { generation, fileSize, imageHash, schemaEpoch } = record;
    this.newest = { databaseId: this.newest!.databaseId, generation, fileSize, imageHash, schemaEpoch };
    this.known.push({ generation, imageHash });
  }

  // The pages of the log over the image, and up to where the image itself still counts.
  private overlay(): Overlay {
    const pages = new Map<number, Uint8Array>();
    let end = this.head!.fileSize;
    for (const { record } of this.records()) {
      if (record.fileSize < end) end = record.fileSize;
      for (const number of pages.keys()) if (number * kPageSize > record.fileSize) pages.delete(number);
      record.pageNumbers.forEach((number, i) => pages.set(number, record.pages.subarray(i * kPageSize, (i + 1) * kPageSize)));
    }
    return { pages, end };
  }

  private scan(head: HomeHead): void {
    const { databaseId, generation, fileSize, imageHash, schemaEpoch, recent } = head;
    this.newest = { databaseId, generation, fileSize, imageHash, schemaEpoch };
    this.known = [...recent];
    for (const { record, end } of this.records()) {
      this.take(record);
      this.logEnd = end;
    }
    // What follows the last whole record is of no use, and in the way of the next.
    if (this.logFile.getSize() > this.logEnd) this.logFile.truncate(this.logEnd);
  }

  private writeHead(head: HomeHead): void {
    const next = { ...head, sequence: head.sequence + 1 };
    write(this.headFile, encodeHead(next), (next.sequence % 2) * kHeadSlotSize);
    this.headFile.flush();
    this.head = next;
  }

  private emptyLog(): void {
    this.logFile.truncate(0);
    this.logFile.flush();
    this.logEnd = 0;
    this.dirty = false;
  }
}

export function write(file: FileSystemSyncAccessHandle, bytes: Uint8Array, at: number): void {
  const written = file.write(bytes as Uint8Array<ArrayBuffer>, { at });
  if (written !== bytes.length) throw new DOMException(`${written} of ${bytes.length} bytes written`, 'QuotaExceededError');
}

export function applyRecord(image: FileSystemSyncAccessHandle, record: CommitRecord): void {
  const numbers = record.pageNumbers;
  for (let first = 0; first < numbers.length;) {
    // Neighbours in one write.
    let last = first;
    while (last + 1 < numbers.length && numbers[last + 1] === numbers[last]! + 1) ++last;
    write(image, record.pages.subarray(first * kPageSize, (last + 1) * kPageSize), (numbers[first]! - 1) * kPageSize);
    first = last + 1;
  }
  // A file that became shorter has zeros where it grows again.
  if (image.getSize() > record.fileSize) image.truncate(record.fileSize);
}

interface Overlay {
  pages: Map<number, Uint8Array>;
  end: number;
}

// A file that is too short ends in zeros.
function hashOf(image: FileSystemSyncAccessHandle, fileSize: number, { pages, end }: Overlay): string {
  const hash = new ImageHash();
  const piece = new Uint8Array(kCopySize);
  for (let offset = 0; offset < fileSize; offset += kCopySize) {
    const bytes = piece.subarray(0, Math.min(kCopySize, fileSize - offset));
    bytes.fill(0, Math.min(image.read(bytes, { at: offset }), Math.max(0, end - offset)));
    for (let at = 0; at < bytes.length; at += kPageSize) {
      const newer = pages.get((offset + at) / kPageSize + 1);
      if (newer !== undefined) bytes.set(newer, at);
    }
    hash.add(offset / kPageSize + 1, bytes);
  }
  return hash.text;
}
