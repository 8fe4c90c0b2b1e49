// How the two homes stand to each other (storage.md §2.7): the longer one counts when their chains agree, the first when they
// differ at the same generation. A generation's content is known by its image hash, and generations of one database only
// grow, whatever replaces it. No side effects: the cases are tested one by one.

export interface Mark {
  generation: number;
  imageHash: string;
}

export interface HomeState {
  databaseId: string;
  // The newest generations it knows the hash of, ascending; the last is what it holds.
  known: readonly Mark[];
}

export type Relation =
  // The same content.
  | 'same'
  // The second lacks records that go on from what it holds.
  | 'behind'
  // The second is older, and what lies between is not known any more: it is made anew.
  | 'far_behind'
  // The first has lost its newest generations, or all of them.
  | 'ahead'
  // Different content at the same generation, or another database: the first counts, the second is kept aside.
  | 'different'
  // Nothing whole in the second.
  | 'nothing';

// `isChanged`: since it was loaded the first home got generations of its own; then the second must prove that it is ahead of
// these.
export function relate(first: HomeState, second: HomeState | null, isChanged: boolean): Relation {
  const newest = first.known.at(-1);
  const other = second?.known.at(-1);
  if (second === null || other === undefined) return 'nothing';
  if (newest === undefined || newest.generation === 0) return 'ahead';
  if (second.databaseId !== first.databaseId) return 'different';
  const common = Math.min(newest.generation, other.generation);
  const hashOf = (state: HomeState): string | undefined => state.known.find(({ generation }) => generation === common)?.imageHash;
  const [here, there] = [hashOf(first), hashOf(second)];
  if (here !== undefined && there !== undefined && here !== there) return 'different';
  if (newest.generation === other.generation) return 'same';
  if (other.generation > newest.generation) return there === undefined && isChanged ? 'different' : 'ahead';
  return here === undefined ? 'far_behind' : 'behind';
}
