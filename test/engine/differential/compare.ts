import { acceptedOf } from './accepted.ts';
import { type Answer, answersOf, lastReads } from './answers.ts';
import type { Other, OtherName } from './others.ts';
import type { Request } from './post.ts';
import type { Sequence } from './workload.ts';

const reads = new Set(['GetItem', 'BatchGetItem', 'TransactGetItems', 'Query', 'Scan']);

/** What came of holding one engine's answers to a sequence against ours. */
export interface Comparison {
  readonly agreed: number;
  /** How many answers could be compared: all, unless a known difference ended it. */
  readonly compared: number;
  /** How often each known difference came. */
  readonly accepted: ReadonlyMap<string, number>;
  /** The first difference that is none of those. */
  readonly difference: string | undefined;
}

export const requestsOf = ({ sortType, requests }: Sequence): Request[] => [
  ...requests,
  ...lastReads(sortType !== undefined),
  { operation: 'the stream', body: {} },
];

/**
 * Compares answer by answer. After a known difference in a write the two tables hold other items: what follows in that
 * sequence says nothing any more.
 */
const compare = (
  other: OtherName,
  requests: readonly Request[],
  theirs: readonly Answer[],
  ours: readonly Answer[],
): Comparison => {
  const accepted = new Map<string, number>();
  let agreed = 0;
  let compared = 0;
  for (const [index, request] of requests.entries()) {
    compared += 1;
    const pair = { request, theirs: theirs[index] ?? {}, ours: ours[index] ?? {} };
    if (JSON.stringify(pair.theirs) === JSON.stringify(pair.ours)) {
      agreed += 1;
      continue;
    }
    const name = acceptedOf(other, pair);
    if (name === undefined) return { agreed, compared, accepted, difference: describe(other, pair) };
    accepted.set(name, (accepted.get(name) ?? 0) + 1);
    if (!(reads.has(request.operation) || bothRefuse(pair))) break;
  }
  return { agreed, compared, accepted, difference: undefined };
};

const bothRefuse = ({ theirs, ours }: { theirs: Answer; ours: Answer }) =>
  'error' in theirs && 'error' in ours;

const describe = (
  other: OtherName,
  { request, theirs, ours }: { request: Request; theirs: Answer; ours: Answer },
) =>
  [
    `${request.operation} ${JSON.stringify(request.body)}`,
    `${other} answers ${JSON.stringify(theirs)}`,
    `this engine answers ${JSON.stringify(ours)}`,
  ].join('\n');

/** Does a sequence on ours and on the others. */
export const compareAll = async (
  ours: string,
  others: readonly Other[],
  sequence: Sequence,
): Promise<{ answers: readonly Answer[]; comparisons: ReadonlyMap<OtherName, Comparison> }> => {
  const requests = requestsOf(sequence);
  const answers = await answersOf(ours, sequence);
  const comparisons = new Map<OtherName, Comparison>();
  for (const { name, url } of others)
    comparisons.set(name, compare(name, requests, await answersOf(url, sequence), answers));
  return { answers, comparisons };
};
