import { optOutOthers } from '../contact/opt-out-others.ts';
import { suppressValue } from '../contact/suppress-value.ts';
import { inOrder } from '../in-order.ts';
import { type SuppressedValue, valueName } from '../suppression/suppressed-value.ts';
import { findSuppressions, liftById, sealOf } from '../suppression/suppression.item.ts';
import { type Table, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Team } from '../team/team.schema.ts';
import type { GivenValue } from './given-values.ts';

/** Number of values that are written at a time. */
const lanes = 8;

interface ChangeRequest {
  team: Team;
  reason: string;
  via: Via;
  now: Date;
  /** Whether there is time to begin with another value. */
  hasTime: () => boolean;
}

type ChangeStatus = 'added' | 'already_suppressed' | 'lifted' | 'not_suppressed' | 'failed' | 'not_attempted';

export interface Changed {
  status: ChangeStatus;
  /** Id of the suppression; null of a value that is none. */
  id: string | null;
  /** How many live contacts it opted out. */
  opted_out: number;
}

const unread: Changed = { status: 'failed', id: null, opted_out: 0 };

const distinct = (given: readonly GivenValue[]): SuppressedValue[] => [
  ...new Map(given.flatMap(({ value }) => (value ? [[valueName(value), value] as const] : []))).values(),
];

/** Does the same to each value once, and answers for all that mean it. */
const each = async (
  given: readonly GivenValue[],
  work: (value: SuppressedValue) => Promise<Changed>,
): Promise<Changed[]> => {
  const values = distinct(given);
  const done = await inOrder(
    values.map((value) => ({ keys: [valueName(value)], work: () => work(value) })),
    lanes,
  );
  const results = new Map(values.map((value, index) => [valueName(value), done[index] ?? unread]));
  return given.map(({ value }) => (value && results.get(valueName(value))) ?? unread);
};

/**
 * Suppresses values, and opts out the live contacts that have them. Run again, it goes on where it stopped: a value
 * that is suppressed already is looked for among contacts once more.
 */
export const addSuppressions = async (
  table: Table,
  { team, reason, via, now, hasTime }: ChangeRequest,
  given: readonly GivenValue[],
): Promise<Changed[]> => {
  const at = now.toISOString();
  const [seal, found] = await Promise.all([
    sealOf(table, team.id),
    findSuppressions(table, team.id, distinct(given)),
  ]);
  const add = async (value: SuppressedValue): Promise<Changed> => {
    const id = seal.idOf(value);
    if (!hasTime()) return { status: 'not_attempted', id, opted_out: 0 };
    const isThere = found.has(valueName(value));
    const asked = { by: { team, via }, at, reason };
    // What is suppressed may have been left before its contacts were opted out.
    const optedOut = isThere
      ? await optOutOthers(table, asked, [value])
      : await suppressValue(table, asked, value);
    return { status: isThere ? 'already_suppressed' : 'added', id, opted_out: optedOut.length };
  };
  return each(given, add);
};

/**
 * Lifts suppressions. What contacts say of themselves stays: who is opted out is called again once its own opt-out is
 * taken back.
 */
export const liftSuppressions = async (
  table: Table,
  { team, reason, via, now, hasTime }: ChangeRequest,
  { given, ids }: { given: readonly GivenValue[]; ids: readonly string[] },
): Promise<{ given: Changed[]; ids: Changed[] }> => {
  const seal = await sealOf(table, team.id);
  const asked = { reason, at: now.toISOString(), via };
  const lift = async (id: string): Promise<Changed> => {
    if (!hasTime()) return { status: 'not_attempted', id, opted_out: 0 };
    const isLifted = await transacted(table, [liftById(team.id, id, asked)]);
    return { status: isLifted ? 'lifted' : 'not_suppressed', id, opted_out: 0 };
  };
  const byValue = await each(given, (value) => lift(seal.idOf(value)));
  const byId = await inOrder(
    ids.map((id) => ({ keys: [id], work: () => lift(id) })),
    lanes,
  );
  return { given: byValue, ids: byId };
};
