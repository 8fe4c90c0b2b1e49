// The right to write, so that two tabs seldom race: a Web Lock, held by the tab that wrote last, given up when another
// asks or the page is hidden (a tab that holds a lock is never frozen by the browser, which costs battery). It only
// avoids contention. Safety comes from the `add` of commit.ts; where there are no locks, or a holder does not
// answer, commits go ahead without.

const kPatienceMs = 1000;

export interface LeaseEvents {
  // Asks the other tabs to let go.
  ask(): void;
}

export class Lease {
  private release: (() => void) | null = null;
  private isRequested = false;
  private isWanted = false;
  private waiting: (() => void)[] = [];
  private isBusy = false;

  constructor(private readonly name: string, private readonly events: LeaseEvents) {}

  get isHeld(): boolean {
    return this.release !== null || navigator.locks === undefined;
  }

  // Without waiting and without asking: at start, when nobody else is there.
  tryAcquire(): void {
    this.request(true);
  }

  // Resolves when the lease is held, or when patience ends.
  acquire(): Promise<void> {
    if (this.isHeld) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, kPatienceMs);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
      this.request(false);
      this.events.ask();
    });
  }

  // Between begin and end a commit is under way: the lease is kept until then.
  begin(): void {
    this.isBusy = true;
  }

  end(): void {
    this.isBusy = false;
    if (this.isWanted) this.letGo();
  }

  // Another tab wants to write, or this one is being hidden. While a commit is under way, or the lease is asked for and
  // may be granted any moment, this is kept in mind: the other tab asks only once.
  letGo(): void {
    if (this.isBusy || (this.release === null && this.isRequested)) {
      this.isWanted = true;
      return;
    }
    this.isWanted = false;
    this.release?.();
    this.release = null;
  }

  private request(onlyIfAvailable: boolean): void {
    if (this.isHeld || this.isRequested) return;
    this.isRequested = true;
    const held = navigator.locks.request(this.name, { ifAvailable: onlyIfAvailable }, (lock) => {
      this.isRequested = false;
      if (lock === null) {
        this.isWanted = false;
        // Somebody began to wait meanwhile: get in line.
        if (this.waiting.length > 0) this.request(false);
        return undefined;
      }
      return new Promise<void>((resolve) => {
        this.release = resolve;
        const ready = this.waiting.splice(0);
        for (const go of ready) go();
        // Those that waited begin a commit now, whose end lets go; with none the lease is of no use here.
        if (ready.length === 0 && this.isWanted) this.letGo();
      });
    });
    held.then(() => undefined, () => {
      // Taken away, as WebKit does when a page goes to the back/forward cache.
      this.isRequested = false;
      this.release = null;
    });
  }
}

const sessionLock = (session: string): string => `kenalan:session:${session}`;

// Shows other tabs that this session lives, as long as the page does.
export function announceSession(session: string): void {
  void navigator.locks?.request(sessionLock(session), () => new Promise(() => undefined)).catch(() => undefined);
}

export async function liveSessions(): Promise<string[]> {
  const prefix = sessionLock('');
  const state = await navigator.locks?.query();
  return (state?.held ?? []).flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}
