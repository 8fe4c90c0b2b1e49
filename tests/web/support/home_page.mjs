// Runs inside the test page: a tab as in storage_page.mjs, with the worker of the second home and with true image hashes,
// which the worker compares. A letter makes other content of the same generations.
import { ImageHash } from "../../../web/storage/home_hash.ts";
import { homeFolder } from "../../../web/storage/home_messages.ts";
import { makeRecord, Tab } from "./storage_page.mjs";

const hashOf = (image) => {
  const hash = new ImageHash();
  hash.add(1, image.bytes.subarray(0, image.fileSize));
  return hash.text;
};

class HomeTab extends Tab {
  constructor(name, { worker = "home_worker.js", letter = "" } = {}) {
    super(name, worker === null ? {} : { makeWorker: () => new Worker(worker) });
    this.letter = letter;
  }
  recordFor(generation) {
    const record = makeRecord(generation);
    if (this.letter !== "") record.pages.fill(this.letter.charCodeAt(0), 0, 64);
    const after = this.image.copy();
    after.apply(record);
    return { ...record, imageHash: hashOf(after) };
  }
  imageHash() {
    return hashOf(this.image);
  }
  async commits(count) {
    for (let i = 0; i < count; ++i) {
      const { outcome } = await this.commit();
      if (outcome !== "durable") return outcome;
    }
    return this.generation;
  }
  // Until the second home has everything on its disk.
  async copied() {
    const { second } = this.storage;
    while (second.stored !== this.generation || second.status !== "open") await new Promise((resolve) => setTimeout(resolve, 10));
    return second.stored;
  }
  async reload() {
    const { generation, restored } = await this.load();
    return { generation, restored, hash: hashOf(this.image) };
  }
  get hash() {
    return hashOf(this.image);
  }
}

const homeFiles = async (name) => (await navigator.storage.getDirectory()).getDirectoryHandle(homeFolder(name));

// What the tests do to the two homes from outside.
const hands = {
  async deleteFirst(name) {
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    });
  },
  async inFirst(name, store, work) {
    const database = await new Promise((resolve) => (indexedDB.open(name).onsuccess = ({ target }) => resolve(target.result)));
    const transaction = database.transaction(store, "readwrite");
    work(transaction.objectStore(store));
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  },
  deleteRecords: (name, ...generations) => hands.inFirst(name, "wal", (log) => generations.forEach((one) => log.delete(one))),
  async names(name) {
    const names = [];
    for await (const one of (await homeFiles(name)).keys()) names.push(one);
    return names.sort();
  },
  async read(name, file) {
    return new Uint8Array(await (await (await (await homeFiles(name)).getFileHandle(file)).getFile()).arrayBuffer());
  },
  async write(name, file, bytes) {
    const stream = await (await (await homeFiles(name)).getFileHandle(file)).createWritable();
    await stream.write(bytes);
    await stream.close();
  },
};

window.homeTest = { HomeTab, hands, hashOfBytes: (bytes) => hashOf({ bytes, fileSize: bytes.length }) };
