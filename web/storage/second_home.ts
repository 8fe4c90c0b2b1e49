// The page's side of the second home: a worker that keeps a whole copy of the database in the origin's private files.
// It follows what is durable in IndexedDB and never goes first. Where the browser has no such files, or another tab has
// them, everything works without.

import type { HomeFacts } from './home_format';
import type { HomeAnswer, HomeOpened, HomeRequest } from './home_messages';
import { kSegmentSize, type CommitRecord } from './layout';
import type { LoadTarget } from './load';

// After another tab was found to have the files, they are asked for again with a commit, but not sooner than this.
const kAskAgainMs = 2000;

export type HomeState = 'closed' | 'open' | 'busy' | 'unavailable';

interface Waiting {
  resolve(done: Extract<HomeAnswer, { kind: 'done' }>): void;
  reject(error: Error): void;
  receive?: (part: HomeAnswer) => void;
}

class HomeError extends Error {
  constructor(readonly reason: 'busy' | 'unavailable' | 'failed', detail: string) {
    super(detail);
  }
}

export class SecondHome {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private latestId = 0;
  private latestAskMs = -Infinity;
  private stateNow: HomeState = 'closed';
  // The newest generation that is on the disk.
  private storedGeneration = 0;
  private foundFacts: HomeFacts | null = null;

  // `makeWorker`: starts web/storage/home_worker.ts; null where there is none. `wanted`: another tab has the files.
  constructor(private readonly name: string, private readonly makeWorker: (() => Worker) | null, private readonly events: { wanted(): void }) {
    if (makeWorker === null || typeof navigator.storage?.getDirectory !== 'function') this.stateNow = 'unavailable';
  }

  get state(): HomeState {
    return this.stateNow;
  }

  get stored(): number {
    return this.storedGeneration;
  }

  // What it held when it was opened.
  get facts(): HomeFacts | null {
    return this.foundFacts;
  }

  // What it holds; null when nothing, or when it is not there (`state` says why).
  async open(): Promise<HomeFacts | null> {
    if (this.stateNow === 'unavailable') return null;
    this.latestAskMs = performance.now();
    try {
      const opened = (await this.ask({ kind: 'open', folder: `kenalan-${this.name}`, database: this.name })).opened as HomeOpened;
      this.stateNow = 'open';
      this.storedGeneration = opened.facts?.generation ?? 0;
      this.foundFacts = opened.facts;
      return opened.facts;
    } catch (error) {
      this.stateNow = error instanceof HomeError && error.reason === 'busy' ? 'busy' : 'unavailable';
      if (this.stateNow === 'unavailable') console.warn('storage: no second home', error);
      return null;
    }
  }

  // The image and the records over it. `began` is false when the target has no memory for it.
  async load(target: LoadTarget): Promise<boolean> {
    let began = true;
    let fileSize = 0;
    await this.ask({ kind: 'read' }, (part) => {
      if (part.kind === 'image') {
        fileSize = part.fileSize;
        began = target.begin(fileSize);
      } else if (part.kind === 'piece' && began) {
        for (let at = 0; at < part.bytes.length; at += kSegmentSize) {
          target.segment((part.offset + at) / kSegmentSize, part.bytes.subarray(at, at + kSegmentSize));
        }
        target.progress(Math.min(part.offset + part.bytes.length, fileSize), fileSize);
      } else if (part.kind === 'record' && began) {
        began = target.record(part.record);
      }
    });
    return began;
  }

  // The record is durable in the first home. Its pages may be handed over: nobody needs them any more.
  follow(era: number, record: CommitRecord): void {
    if (this.stateNow === 'open') {
      this.send({ kind: 'append', era, record }, [record.pages.buffer]);
    } else if (this.stateNow !== 'unavailable' && performance.now() - this.latestAskMs > kAskAgainMs) {
      void this.open().then(() => {
        if (this.stateNow === 'busy') this.events.wanted();
        else this.catchUp(era);
      });
    }
  }

  // Everything the first home has and this one has not.
  catchUp(era: number): void {
    if (this.stateNow === 'open') this.send({ kind: 'follow', era });
  }

  renew(era: number, old: 'keep' | 'drop'): void {
    if (this.stateNow === 'open') this.send({ kind: 'renew', era, keep: old === 'keep' });
  }

  // Writes the first home anew and returns its era.
  async heal(): Promise<number> {
    const era = (await this.ask({ kind: 'heal' })).era as number;
    if (this.foundFacts !== null) this.foundFacts = { ...this.foundFacts, era };
    return era;
  }

  // Another tab may have the files then.
  letGo(): void {
    if (this.stateNow !== 'open') return;
    this.stateNow = 'closed';
    this.latestAskMs = -Infinity;
    this.send({ kind: 'close' });
  }

  // All that was asked for so far is done.
  async settled(): Promise<void> {
    await Promise.allSettled([...this.waiting.values()].map((one) => new Promise<void>((resolve) => {
      const { resolve: done, reject } = one;
      one.resolve = (answer) => (done(answer), resolve());
      one.reject = (error) => (reject(error), resolve());
    })));
  }

  private send(request: HomeRequest, transfer: Transferable[] = []): void {
    this.ask(request, undefined, transfer).catch((error: unknown) => {
      // The next commit opens it anew; until then the first home stands alone.
      console.warn(`storage: the second home: ${request.kind} failed`, error);
      this.letGo();
    });
  }

  private ask(request: HomeRequest, receive?: (part: HomeAnswer) => void, transfer: Transferable[] = []): Promise<Extract<HomeAnswer, { kind: 'done' }>> {
    return new Promise((resolve, reject) => {
      const id = ++this.latestId;
      this.waiting.set(id, { resolve, reject, ...(receive === undefined ? {} : { receive }) });
      this.start().postMessage({ ...request, id }, transfer);
    });
  }

  private start(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = this.makeWorker!();
    worker.onmessage = ({ data }: MessageEvent<HomeAnswer>) => this.take(data);
    worker.onerror = (event) => {
      // It could not be loaded, or it broke: nothing it was asked for will be answered.
      event.preventDefault();
      this.stateNow = 'unavailable';
      for (const one of this.waiting.values()) one.reject(new HomeError('unavailable', event.message));
      this.waiting.clear();
    };
    this.worker = worker;
    return worker;
  }

  private take(message: HomeAnswer): void {
    if (message.kind === 'stored') {
      this.storedGeneration = message.generation;
      return;
    }
    const waiting = this.waiting.get(message.id);
    if (message.kind === 'done') {
      this.waiting.delete(message.id);
      waiting?.resolve(message);
    } else if (message.kind === 'failed') {
      this.waiting.delete(message.id);
      waiting?.reject(new HomeError(message.reason, message.detail));
    } else {
      waiting?.receive?.(message);
    }
  }
}
