// The start: loads from the first home, and has it restored from the second when the browser has emptied or damaged it or
// lost its newest generations. A start that finds everything in order asks nothing of the second home.

import { askForHome, channelName } from './channel';
import { DatabaseLost, type Connection } from './connection';
import { kDatabaseName } from './layout';
import { Damaged, loadImage, Older, OutOfMemory, type Loaded, type LoadTarget } from './load';
import type { Restored } from './home_messages';
import type { SecondHome } from './second_home';
import { noteGeneration, noteReported, readLocalMark, readSentinel } from './sentinel';

// A store that does not open may do so in a moment; one that still does not is a matter for the person.
const kLoadPausesMs = [1000, 3000];
// Another tab that has the files may be about to restore; what is only shorter than it was does not wait for it.
const kRestoreWaitMs = 10_000;
const kOlderWaitMs = 1000;

export interface Started extends Loaded {
  restored: Restored | null;
}

export class Start {
  // The first handle is asked for at once, while the core is still compiled; the first load takes it.
  private first: Promise<IDBDatabase> | null;
  // On a first visit asked beside everything else.
  private readonly early: Promise<boolean> | null;
  // Of what was loaded: the core has found that it does not match its hash.
  private isRejected = false;
  private hasRejected = false;

  constructor(private readonly name: string, private readonly connection: Connection, private readonly second: SecondHome) {
    this.first = connection.open();
    this.first.catch(() => undefined);
    this.early = readLocalMark() === null ? second.exists() : null;
  }

  // False: there is nothing else to load.
  reject(): boolean {
    if (this.hasRejected || this.second.status === 'unavailable') return false;
    this.hasRejected = this.isRejected = true;
    return true;
  }

  async load(target: LoadTarget): Promise<Started> {
    for (let attempt = 0; ; ++attempt) {
      try {
        return await this.loadOrRestore(target);
      } catch (error) {
        this.connection.drop();
        const isFinal = error instanceof DatabaseLost || error instanceof Damaged || error instanceof OutOfMemory;
        const pauseMs = kLoadPausesMs[attempt];
        if (isFinal || pauseMs === undefined) throw error;
        console.warn('storage: load failed, trying again', error);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  private async loadOrRestore(target: LoadTarget): Promise<Started> {
    const mark = this.name === kDatabaseName ? readLocalMark() : null;
    let why: Exclude<Restored, 'partly'> = 'damaged';
    let failure: unknown = null;
    let loaded: Loaded;
    try {
      if (this.isRejected) throw new Damaged('the image does not match its hash');
      loaded = await this.loadOnce(target, (id, generation) => id !== mark?.databaseId || generation >= mark.generation);
      if (loaded.generation > 0 || !(await (this.early ?? this.second.exists()))) return { ...loaded, restored: null };
      why = 'empty';
    } catch (error) {
      if (error instanceof DatabaseLost) why = 'empty';
      else if (error instanceof Older) why = 'older';
      else if (!(error instanceof Damaged)) throw error;
      failure = error;
    }
    this.isRejected = false;
    const sentinel = this.name === kDatabaseName ? readSentinel() : null;
    if (sentinel !== null) askForHome(channelName(this.name, sentinel.databaseId));
    const restored = await this.second.restore(why, sentinel?.generation ?? 0, why === 'older' ? kOlderWaitMs : kRestoreWaitMs);
    if (failure instanceof DatabaseLost && restored === 'failed') noteReported();
    // Without an answer an empty or shorter database is better than none; what is damaged, or gone, is told.
    if (failure instanceof Damaged ? restored === null || restored === 'failed' : failure instanceof DatabaseLost && restored === 'failed') {
      throw failure;
    }
    try {
      loaded = await this.loadOnce(target, () => true);
    } catch (error) {
      if (error instanceof DatabaseLost) noteReported();
      throw error;
    }
    // What could not be found is not looked for again.
    if (failure instanceof Older) noteGeneration(loaded.databaseId, loaded.generation, true);
    return { ...loaded, restored: restored === 'failed' ? null : restored };
  }

  private async loadOnce(target: LoadTarget, isExpected: (id: string, newest: number) => boolean): Promise<Loaded> {
    const { first } = this;
    this.first = null;
    return loadImage(await (first ?? this.connection.open()), target, isExpected);
  }
}
