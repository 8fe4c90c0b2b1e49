// What tabs tell each other: commits, once they are durable; that there are more than fit into a message; that the
// database was replaced; that somebody waits for the lease, or for the files of the second home.

import type { CommitRecord } from './layout';

const kLargestMessage = 2 ** 18;

type Message =
  | { kind: 'commit'; record: CommitRecord }
  | { kind: 'missed' }
  | { kind: 'replaced' }
  | { kind: 'want-lease' }
  | { kind: 'want-home' };

export const channelName = (name: string, databaseId: string): string => `kenalan:${name}:${databaseId}`;

// Of a start that has no database yet.
export function askForHome(name: string): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage({ kind: 'want-home' } satisfies Message);
  channel.close();
}

export interface ChannelEvents {
  foreignCommit(record: CommitRecord): void;
  foreignCommitsMissed(): void;
  imageReplaced(): void;
  leaseWanted(): void;
  homeWanted(): void;
}

export class Channel {
  private readonly channel: BroadcastChannel;

  constructor(name: string, events: ChannelEvents) {
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'commit') events.foreignCommit(data.record);
      else if (data.kind === 'missed') events.foreignCommitsMissed();
      else if (data.kind === 'replaced') events.imageReplaced();
      else if (data.kind === 'want-lease') events.leaseWanted();
      else events.homeWanted();
    };
  }

  // A large commit is not sent: reading it from the database costs the receiver less than the copies on the way.
  tellCommit(record: CommitRecord): void {
    this.post(record.pages.length <= kLargestMessage ? { kind: 'commit', record } : { kind: 'missed' });
  }

  tellMissed(): void {
    this.post({ kind: 'missed' });
  }

  tellReplaced(): void {
    this.post({ kind: 'replaced' });
  }

  askForLease(): void {
    this.post({ kind: 'want-lease' });
  }

  askForHome(): void {
    this.post({ kind: 'want-home' });
  }

  close(): void {
    this.channel.close();
  }

  private post(message: Message): void {
    this.channel.postMessage(message);
  }
}
