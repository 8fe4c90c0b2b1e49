// The start: looks at both homes, decides (home_choice.ts) and loads; heals the first from the second when the browser has
// emptied or damaged it. What cannot be decided here is a matter for the person, and stays as it is until they decide.

import type { Connection } from './connection';
import { beginDatabase, lookAtFirstHome } from './first_home';
import { chooseHome, type Choice, type FirstFacts } from './home_choice';
import type { HomeFacts } from './home_format';
import { kDatabaseName } from './layout';
import { Damaged, loadImage, loadLogOver, OutOfMemory, type Loaded, type LoadTarget } from './load';
import type { SecondHome } from './second_home';
import { databaseIsMissing, forgetDatabase } from './sentinel';

// A store that does not open may do so in a moment; one that still does not is a matter for the person.
const kLoadPausesMs = [1000, 3000];
// How long another tab, which has the second home, is given to begin or to heal.
const kWaitMs = 250;
const kPatienceMs = 10_000;
// Copying the whole database waits until the start is over.
const kRenewDelayMs = 1500;

// The database was there before and is not now.
export class DatabaseLost extends Error {}

export type Home = 'first' | 'second';

export interface Started extends Loaded {
  // Where the image came from.
  home: Home;
  // The first home was made anew from the second, because it was …
  healed: 'empty' | 'older' | 'damaged' | null;
}

export class Start {
  private readonly distrusted = new Set<Home>();
  private isLossAccepted = false;

  constructor(private readonly name: string, private readonly connection: Connection, private readonly second: SecondHome) {}

  distrust(home: Home): void {
    this.distrusted.add(home);
  }

  acceptLoss(): void {
    this.isLossAccepted = true;
  }

  async load(target: LoadTarget): Promise<Started> {
    for (let attempt = 0; ; ++attempt) {
      try {
        return await this.loadOnce(target);
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

  private async loadOnce(target: LoadTarget): Promise<Started> {
    const database = await this.connection.open();
    const { choice, first, second } = await this.look(database);
    switch (choice.kind) {
      case 'wait':
      case 'lost':
        if (!this.isLossAccepted) throw first === null ? new Damaged('the image does not match its hash') : new DatabaseLost('the database is gone');
        return this.begin(database, target);
      case 'new': return this.begin(database, target);
      case 'heal': {
        console.warn(`storage: the first home is ${choice.reason}; it is made anew from the second`);
        await this.second.heal();
        this.distrusted.delete('first');
        return { ...(await this.loadSecond(database, second!, target)), healed: choice.reason };
      }
      case 'second':
        try {
          return await this.loadSecond(database, second!, target);
        } catch (error) {
          if (error instanceof OutOfMemory) throw error;
          // Another tab may have moved on meanwhile; the first home is always right.
          console.warn('storage: loading from the second home failed', error);
          return this.loadFirst(database, first!, second, 'renew', target);
        }
      case 'first': return this.loadFirst(database, first!, second, choice.copy, target);
    }
  }

  private async look(database: IDBDatabase): Promise<{ choice: Choice; first: FirstFacts | null; second: HomeFacts | null }> {
    for (const startMs = performance.now(); ;) {
      const [seen, found] = await Promise.all([lookAtFirstHome(database), this.second.state === 'open' ? null : this.second.open()]);
      const first = this.distrusted.has('first') ? null : seen;
      const second = this.distrusted.has('second') ? null : found ?? this.second.facts;
      const choice = chooseHome({
        first, second, secondIsBusy: this.second.state === 'busy', isMarked: this.name === kDatabaseName && databaseIsMissing(),
      });
      if (choice.kind !== 'wait' || performance.now() - startMs > kPatienceMs) return { choice, first, second };
      await new Promise((resolve) => setTimeout(resolve, kWaitMs));
    }
  }

  private async begin(database: IDBDatabase, target: LoadTarget): Promise<Started> {
    await beginDatabase(database, { replaces: this.isLossAccepted });
    if (this.isLossAccepted) forgetDatabase();
    this.isLossAccepted = false;
    this.distrusted.clear();
    const loaded = await loadImage(database, target);
    // What an older database left there must not be taken for this one's.
    if (this.second.facts !== null) this.second.renew(loaded.era, 'keep');
    return { ...loaded, home: 'first', healed: null };
  }

  private async loadFirst(
    database: IDBDatabase, facts: FirstFacts, second: HomeFacts | null, copy: 'renew' | 'keep' | 'none', target: LoadTarget,
  ): Promise<Started> {
    const loaded = await loadImage(database, target);
    // Records behind a gap are of no use; the second home may have what is missing.
    if (loaded.generation < facts.generation && second !== null && second.generation > loaded.generation) {
      this.distrust('first');
      return this.loadOnce(target);
    }
    const isDistrusted = this.distrusted.has('second');
    if (copy !== 'none') setTimeout(() => this.second.renew(loaded.era, copy === 'keep' || isDistrusted ? 'keep' : 'drop'), kRenewDelayMs);
    return { ...loaded, home: 'first', healed: null };
  }

  private async loadSecond(database: IDBDatabase, facts: HomeFacts, target: LoadTarget): Promise<Started> {
    if (!(await this.second.load(target))) throw new OutOfMemory(`${facts.fileSize} bytes`);
    const loaded = await loadLogOver(database, facts.generation, target);
    if (loaded.generation > facts.generation) this.second.catchUp(loaded.era);
    return { ...loaded, home: 'second', healed: null };
  }
}
