// The connection to IndexedDB. Browsers close it without being asked (in the background, when space runs out, when a
// newer version of the page wants to change the layout); retries on a dead handle fail for ever, so each use asks
// for a live one, and a dead one is opened anew, at most once a second.

import { beginDatabase, kVersion } from './first_home';
import { kDatabaseName } from './layout';
import { databaseIsMissing } from './sentinel';

const kReopenIntervalMs = 1000;

// The database was there before and is not now.
export class DatabaseLost extends Error {}

export class Connection {
  private database: IDBDatabase | null = null;
  private opening: Promise<IDBDatabase> | null = null;
  private latestOpenMs = -Infinity;

  constructor(private readonly name: string = kDatabaseName, private readonly onVersionChange: () => void = () => undefined) {}

  // The live handle, if there is one: for what must happen in this very task.
  get handle(): IDBDatabase | null {
    return this.database;
  }

  open(): Promise<IDBDatabase> {
    if (this.database !== null) return Promise.resolve(this.database);
    this.opening ??= this.openNew().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  // A transaction failed as on a dead handle: the next open() makes a new one.
  drop(): void {
    this.database?.close();
    this.database = null;
  }

  private async openNew(): Promise<IDBDatabase> {
    const waitMs = this.latestOpenMs + kReopenIntervalMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    this.latestOpenMs = performance.now();
    return new Promise((resolve, reject) => {
      let isLost = false;
      const request = indexedDB.open(this.name, kVersion);
      request.onupgradeneeded = () => {
        if (databaseIsMissing()) {
          isLost = true;
          request.transaction?.abort();
          return;
        }
        beginDatabase(request.result);
      };
      request.onerror = () => {
        // Another copy may take its place at once.
        if (isLost) this.latestOpenMs = -Infinity;
        reject(isLost ? new DatabaseLost('the database is gone') : request.error);
      };
      request.onsuccess = () => {
        const database = request.result;
        database.onclose = () => {
          if (this.database === database) this.database = null;
        };
        database.onversionchange = () => {
          this.drop();
          this.onVersionChange();
        };
        this.database = database;
        resolve(database);
      };
    });
  }
}
