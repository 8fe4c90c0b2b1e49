// The page's storage: what store::Persistence asks for (src/store/persistence.h), in terms of IndexedDB. One operation
// that writes is under way at a time; the C++ side sees to that. Nothing is told to another tab before it is durable.

import { Channel, channelName } from './channel';
import { replaceDatabase, swapPrevious, writeCheckpoint, type Slice } from './checkpoint';
import { addRecord, type Durability } from './commit';
import { Connection } from './connection';
import type { Restored } from './home_messages';
import { askToKeep } from './keep';
import { failure, kDatabaseName, type CommitRecord, type Result } from './layout';
import { announceSession, Lease, liveSessions } from './lease';
import { readSince, type LoadTarget } from './load';
import { SecondHome } from './second_home';
import { noteGeneration } from './sentinel';
import { Start, type Started } from './start';

// While something cannot be saved, leaving the page asks first.
const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();

export interface StorageEvents {
  foreignCommit(record: CommitRecord): void;
  foreignCommitsMissed(): void;
  imageReplaced(): void;
  // The first home was written anew from the second; the events above tell what that means for what is loaded.
  restored(why: Restored): void;
}

export interface StorageOptions {
  name?: string;
  // Starts web/storage/home_worker.ts, which keeps the second home; without it there is one home.
  makeWorker?: () => Worker;
  // A newer version of the page wants to change the layout: this one must be loaded again.
  onOutdated?: () => void;
}

export class Storage {
  private readonly connection: Connection;
  private readonly name: string;
  readonly second: SecondHome;
  private readonly start: Start;
  private events: StorageEvents | null = null;
  private channel: Channel | null = null;
  private lease: Lease | null = null;
  private session = '';
  private databaseId = '';
  private era = 0;
  private durableGeneration = 0;
  private loadedGeneration = 0;

  constructor(options: StorageOptions = {}) {
    this.name = options.name ?? kDatabaseName;
    this.connection = new Connection(this.name, options.onOutdated);
    this.second = new SecondHome(this.name, options.makeWorker, { restored: (why) => this.wasRestored(why) });
    this.start = new Start(this.name, this.connection, this.second);
    // A page that comes back, from the back/forward cache or from being frozen, has missed what others wrote.
    addEventListener('pageshow', (event) => {
      this.second.comeBack();
      if (event.persisted) this.events?.foreignCommitsMissed();
    });
    addEventListener('pagehide', () => this.second.leave());
    document.addEventListener('resume', () => this.events?.foreignCommitsMissed());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'hidden') return;
      this.noteSentinel(true);
      // After the other listeners, which may still have something to send.
      setTimeout(() => {
        this.lease?.letGo();
        this.second.letGo();
      }, 0);
    });
  }

  subscribe(events: StorageEvents | null): void {
    this.events = events;
  }

  async load(session: string, target: LoadTarget): Promise<Started & { liveSessions: string[] }> {
    if (this.session !== session) announceSession(session);
    this.session = session;
    const loaded = await this.start.load(target);
    this.databaseId = loaded.databaseId;
    this.era = loaded.era;
    this.durableGeneration = this.loadedGeneration = loaded.generation;
    this.channel ??= new Channel(channelName(this.name, loaded.databaseId), {
      foreignCommit: (record) => this.events?.foreignCommit(record),
      foreignCommitsMissed: () => this.events?.foreignCommitsMissed(),
      imageReplaced: () => this.events?.imageReplaced(),
      leaseWanted: () => this.lease?.letGo(),
      homeWanted: () => this.second.letGo(),
    });
    this.lease ??= new Lease(`kenalan:${this.name}:${loaded.databaseId}:writer`, { ask: () => this.channel?.askForLease() });
    if (document.visibilityState === 'visible') this.lease.tryAcquire();
    return { ...loaded, liveSessions: await liveSessions() };
  }

  // After the first picture: the second home is looked after by the tab that may write.
  beginSecondHome(): void {
    const isMine = this.lease?.isHeld === true && document.visibilityState === 'visible' && this.durableGeneration > 0;
    if (isMine && this.second.status === 'closed') void this.second.follow(this.durableGeneration !== this.loadedGeneration);
  }

  // What was loaded does not match its hash. True: the next load may bring something else.
  rejectLoaded(): boolean {
    return this.start.reject();
  }

  // With the lease and a live connection everything up to the transaction's commit() happens before this returns.
  commit(record: CommitRecord, durability: Durability): Promise<Result> {
    const { handle } = this.connection;
    const first = handle !== null && this.lease !== null && this.lease.isHeld
      ? this.send(handle, record, durability)
      : this.prepare().then((database) => this.send(database, record, durability), failure);
    return first.then(async (result) => {
      // A dead handle: the same record once more over a new one; if it got through after all, its nonce tells.
      const again = result.outcome === 'failed' && result.reason === 'closed';
      const final = again ? await this.retryOnNewConnection(record, durability) : result;
      this.lease?.end();
      if (final.outcome === 'failed') addEventListener('beforeunload', askBeforeLeaving);
      else removeEventListener('beforeunload', askBeforeLeaving);
      if (final.outcome === 'durable') {
        this.durableGeneration = record.generation;
        this.channel?.tellCommit(record);
        this.noteSentinel(record.previous === 0);
        // The first generation is the empty database that every visit begins with.
        if (record.previous > 0) void askToKeep();
        // The last that is done with the record: its pages are handed over.
        if (this.second.append(record)) this.channel?.askForHome();
      }
      return final;
    });
  }

  async readSince(generation: number): Promise<CommitRecord[] | null> {
    try {
      return await readSince(await this.connection.open(), this.era, generation);
    } catch (error) {
      this.connection.drop();
      throw error;
    }
  }

  checkpoint(slice: Slice): Promise<Result> {
    return this.write((database) => writeCheckpoint(database, this.era, slice));
  }

  replace(slice: Omit<Slice, 'segments' | 'keepFrom'>, segment: (number: number) => Uint8Array): Promise<Result> {
    return this.exchange(slice.generation, (database) => replaceDatabase(database, this.era, slice, segment));
  }

  swapPrevious(generation: number): Promise<Result> {
    return this.exchange(generation, (database) => swapPrevious(database, this.era, generation));
  }

  private exchange(generation: number, work: (database: IDBDatabase) => Promise<Result & { era: number }>): Promise<Result> {
    return this.write(async (database) => {
      const { era, ...result } = await work(database);
      if (result.outcome === 'durable') {
        this.era = era;
        this.durableGeneration = generation;
        this.channel?.tellReplaced();
        this.noteSentinel(true);
        void this.second.follow(true);
      }
      return result;
    });
  }

  private wasRestored(why: Restored): void {
    this.channel?.tellMissed();
    this.events?.foreignCommitsMissed();
    this.events?.restored(why);
  }

  private async prepare(): Promise<IDBDatabase> {
    await this.lease?.acquire();
    return this.connection.open();
  }

  private send(database: IDBDatabase, record: CommitRecord, durability: Durability): Promise<Result> {
    this.lease?.begin();
    return addRecord(database, this.era, record, durability);
  }

  private async retryOnNewConnection(record: CommitRecord, durability: Durability): Promise<Result> {
    this.connection.drop();
    try {
      return await addRecord(await this.connection.open(), this.era, record, durability);
    } catch (error) {
      return failure(error);
    }
  }

  private async write(work: (database: IDBDatabase) => Promise<Result>): Promise<Result> {
    let result: Result;
    try {
      const database = await this.prepare();
      this.lease?.begin();
      result = await work(database);
    } catch (error) {
      result = failure(error);
    }
    if (result.outcome === 'failed' && result.reason === 'closed') this.connection.drop();
    this.lease?.end();
    return result;
  }

  private noteSentinel(force: boolean): void {
    if (this.durableGeneration > 0 && this.name === kDatabaseName) noteGeneration(this.databaseId, this.durableGeneration, force);
  }
}

