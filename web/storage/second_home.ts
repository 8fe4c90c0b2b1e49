// The page's side of the second home: a worker (home_worker.ts) that keeps a whole copy of the database in the origin's
// private files. It follows what is durable in IndexedDB and never goes first. Where the browser has no such files, where
// another tab has them, or where anything of it fails, everything works without; the next start tries again.

import { homeFolder, type HomeAnswer, type HomeRequest, type Restored } from './home_messages';
import type { CommitRecord } from './layout';

// closed: nothing was asked of it yet, or it was given back. busy: another tab has it. unavailable: there is none here.
export type HomeStatus = 'closed' | 'opening' | 'open' | 'busy' | 'failed' | 'unavailable';

// After another tab was found to have the files, they are asked for again with a commit, but not sooner than this.
const kAskAgainMs = 2000;

// A start does not wait for ever for what may never answer. (Should a restoration end later, it finds that the first home
// went on, and changes nothing.)
const kLookMs = 1000;
const kRestoreMs = 60_000;

function within<T>(limitMs: number, promise: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs, otherwise);
    void promise.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

type Done = Extract<HomeAnswer, { kind: 'done' }>;

interface Running {
  worker: Worker;
  waiting: Map<number, (answer: Done | null) => void>;
}

export class SecondHome {
  status: HomeStatus = 'closed';
  // The newest generation that it has on the disk, and how many copies that contradicted the first home lie beside it.
  stored = 0;
  aside = 0;
  private running: Running | null = null;
  private latestId = 0;
  private busyMs = -Infinity;
  private isAway = false;

  constructor(
    private readonly name: string, private readonly makeWorker: (() => Worker) | undefined,
    private readonly events: { restored(why: Restored): void },
  ) {
    if (makeWorker === undefined || typeof navigator.storage?.getDirectory !== 'function') this.status = 'unavailable';
  }

  // Whether there ever was one, without the cost of a worker.
  async exists(): Promise<boolean> {
    if (this.status === 'unavailable') return false;
    const look = async (): Promise<boolean> => {
      await (await navigator.storage.getDirectory()).getDirectoryHandle(homeFolder(this.name));
      return true;
    };
    return within(kLookMs, look().catch(() => false), false);
  }

  // Writes the first home anew. Null: it has nothing that the first lacks.
  async restore(why: Exclude<Restored, 'partly'>, newest: number, waitMs: number): Promise<Restored | null | 'failed'> {
    if (!(await this.exists())) return null;
    const done = await within(kRestoreMs, this.ask({ kind: 'restore', name: this.name, why, newest, waitMs }), null);
    if (done === null) return 'failed';
    this.status = 'open';
    return done.restored;
  }

  // Takes the files and brings them up to date. `isChanged`: the first home got generations since it was loaded.
  async follow(isChanged: boolean): Promise<void> {
    if (this.isAway || this.status === 'failed' || this.status === 'unavailable' || this.status === 'opening') return;
    this.status = 'opening';
    const done = await this.ask({ kind: 'follow', name: this.name, isChanged });
    if (done === null) return;
    // Given back meanwhile: the page was hidden, or another tab asked.
    if ((this.status as HomeStatus) === 'opening') this.status = 'open';
    if (done.restored !== null) this.events.restored(done.restored);
  }

  // The record is durable in the first home; its pages are handed over. True: another tab should let go of the files.
  append(record: CommitRecord): boolean {
    if (this.status === 'open' || this.status === 'opening') {
      void this.ask({ kind: 'append', record }, [record.pages.buffer]);
      return false;
    }
    if (this.status !== 'closed' && !(this.status === 'busy' && performance.now() - this.busyMs > kAskAgainMs)) return false;
    void this.follow(true);
    return true;
  }

  // Another tab may have the files then.
  letGo(): void {
    if (this.status !== 'open' && this.status !== 'opening') return;
    this.status = 'closed';
    const { running } = this;
    this.running = null;
    void this.ask({ kind: 'close' }, [], running).then(() => running?.worker.terminate());
  }

  // The page goes, perhaps into the browser's cache, where nothing runs and what it holds stays held: at once, without a last
  // word. What was written is in the files, and the next start brings the rest.
  leave(): void {
    this.isAway = true;
    this.running?.worker.terminate();
    this.running = null;
    if (this.status === 'open' || this.status === 'opening') this.status = 'closed';
  }

  comeBack(): void {
    this.isAway = false;
  }

  // Null when it failed.
  private ask(request: HomeRequest, transfer: Transferable[] = [], running = this.start()): Promise<Done | null> {
    return new Promise((resolve) => {
      if (running === null) return resolve(null);
      const id = ++this.latestId;
      running.waiting.set(id, resolve);
      running.worker.postMessage({ ...request, id }, transfer);
    });
  }

  private start(): Running | null {
    if (this.running !== null) return this.running;
    let worker: Worker;
    try {
      worker = this.makeWorker!();
    } catch (error) {
      this.status = 'unavailable';
      console.info('storage: no second home', error);
      return null;
    }
    const running: Running = { worker, waiting: new Map() };
    worker.onmessage = ({ data }: MessageEvent<HomeAnswer>) => this.take(running, data);
    worker.onerror = (event) => {
      // It could not be loaded, or it broke: nothing it was asked for will be answered.
      event.preventDefault();
      this.fail(running, 'failed', event.message ?? 'the worker could not be loaded');
    };
    this.running = running;
    return running;
  }

  private take(running: Running, answer: HomeAnswer): void {
    if (answer.kind === 'stored') {
      this.stored = answer.generation;
      this.aside = answer.aside;
    } else if (answer.kind === 'done') {
      running.waiting.get(answer.id)?.(answer);
      running.waiting.delete(answer.id);
    } else {
      this.fail(running, answer.reason, answer.detail);
    }
  }

  private fail(running: Running, reason: 'busy' | 'failed' | 'unavailable', detail: string): void {
    running.worker.terminate();
    if (this.running === running) {
      this.running = null;
      this.status = reason;
      this.busyMs = performance.now();
      if (reason !== 'busy') console.info(`storage: no second home: ${detail}`);
    }
    for (const resolve of running.waiting.values()) resolve(null);
  }
}
