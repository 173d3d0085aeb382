import type { Scope } from '../access/scope.ts';
import { pairDigest } from '../duplicate/dismissal.ts';
import { pairName } from '../duplicate/groups.ts';
import { dropPairWrites, findPairsAt, putPairWrites } from '../duplicate/pair.item.ts';
import { type PairIds, type StoredPair, sortedIds, unjudged } from '../duplicate/stored-pair.ts';
import { failure } from '../error.ts';
import { sharedItem } from '../scan/shared.item.ts';
import { type Table, transact, write } from '../table/table.ts';
import { put, type Write } from '../table/write.ts';
import type { Team } from '../team/team.schema.ts';
import type { Found } from './find-groups.ts';
import { type Findings, getFound, pairsOf } from './list-findings.ts';

interface Dismissing {
  team: Team;
  scope: Scope;
  id: string;
  /** Pairs of contact ids; all of the finding where none are given. */
  pairs?: readonly (readonly string[])[] | undefined;
  by: string;
  now: Date;
}

/** Pairs of a transaction, of two items each. */
const pairsAtOnce = 50;

/** The pairs that are meant, each two of the finding's contacts. */
const askedPairs = (found: Found, asked: Dismissing['pairs']): PairIds[] => {
  const all = pairsOf(found);
  if (!asked) return all;
  const known = new Set(all.map((pair) => pairName(...pair)));
  return asked.map(([one = '', other = ''], at) => {
    const pair = sortedIds(one, other);
    if (known.has(pairName(...pair))) return pair;
    throw failure('invalid', 'not_of_finding', 'These are not two contacts of the finding.', `pairs.${at}`);
  });
};

const writeAll = async (table: Table, writes: readonly (readonly Write[])[]): Promise<void> => {
  for (let at = 0; at < writes.length; at += pairsAtOnce)
    await transact(table, writes.slice(at, at + pairsAtOnce).flat());
};

/** What is kept of pairs, by their names. */
const keptPairs = async (table: Table, teamId: string, pairs: readonly PairIds[]) =>
  new Map((await findPairsAt(table, teamId, pairs)).map((one) => [pairName(...one.shown.ids), one]));

const dismissed = (
  pair: StoredPair,
  { by, now, findings: { members } }: Dismissing & { findings: Findings },
): StoredPair => {
  const [one, other] = pair.shown.ids.map((id) => members.get(id));
  if (!one || !other) return pair;
  const digest = pairDigest(one.profile, other.profile);
  const departments: [string | null, string | null] = [
    one.contact.department_id,
    other.contact.department_id,
  ];
  return {
    ...pair,
    shown: { ...pair.shown, digest, departments, dismissed: true },
    dismissal: { by, at: now.toISOString(), digest },
  };
};

/**
 * Says of the contacts of a finding, or of some pairs of them, that they are not one; they stay so until a value of
 * theirs changes. Said again, it stays as it was.
 * @throws CallbookError `duplicate_not_found`, `not_of_finding`
 */
export const dismissFinding = async (table: Table, asked: Dismissing): Promise<number> => {
  const { found, findings } = await getFound(table, asked);
  const { id: teamId } = asked.team;
  if (found.shared) {
    const said = { by: asked.by, at: asked.now.toISOString() };
    await write(table, [put(sharedItem(teamId, { ...found.shared, dismissed: said }))]);
    return 0;
  }
  const pairs = askedPairs(found, asked.pairs);
  const kept = await keptPairs(table, teamId, pairs);
  const said = pairs
    .map((pair) => kept.get(pairName(...pair)) ?? unjudged(pair))
    .filter(({ dismissal }) => dismissal === undefined)
    .map((pair) => dismissed(pair, { ...asked, findings }));
  await writeAll(
    table,
    said.map((pair) => putPairWrites(teamId, pair)),
  );
  return said.length;
};

/**
 * Takes back what was said of a finding's contacts.
 * @throws CallbookError `duplicate_not_found`, `not_of_finding`
 */
export const restoreFinding = async (table: Table, asked: Dismissing): Promise<number> => {
  const id = asked.id.replace(/^group_/, 'dismissed_');
  const { found } = await getFound(table, { ...asked, id });
  const { id: teamId } = asked.team;
  if (found.shared) {
    const { dismissed: _, ...shared } = found.shared;
    await write(table, [put(sharedItem(teamId, shared))]);
    return 0;
  }
  const kept = await keptPairs(table, teamId, askedPairs(found, asked.pairs));
  const said = [...kept.values()].filter(({ dismissal }) => dismissal !== undefined);
  await writeAll(
    table,
    said.map(({ dismissal: _, shown: { dismissed: __, ...shown }, ...pair }) =>
      // A pair that was only said to be none is no finding.
      shown.score === null && pair.reasons.length === 0
        ? dropPairWrites(teamId, shown.ids)
        : putPairWrites(teamId, { ...pair, shown }),
    ),
  );
  return said.length;
};
