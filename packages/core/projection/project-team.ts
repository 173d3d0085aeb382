import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { feedKeys, type Head, toHead } from '../feed/feed.item.ts';
import { backOff } from '../table/back-off.ts';
import { BusyError } from '../table/busy.ts';
import { batchGet, type Table, TransactionRefused } from '../table/table.ts';
import { teamKeys, toTeam } from '../team/team.item.ts';
import { settingsSchema } from '../team/team.schema.ts';
import { type Group, groupProjections, halves } from './group.ts';
import { findProjected } from './projected.item.ts';
import type { Projection } from './projection.ts';
import { removeLeftovers, writeGroup } from './write-group.ts';

/** So often somebody else may be faster before a batch comes again as a whole. */
const attempts = 20;

interface State {
  head: Head;
  auditDays: number;
  done: ReadonlySet<Projection>;
  orphans: ReadonlySet<Projection>;
}

/** What is there. The head is read first: while it stays, so does the rest. */
const readState = async (table: Table, teamId: string, left: readonly Projection[]): Promise<State> => {
  const items = await batchGet(table, [feedKeys.head(teamId), teamKeys.primary(teamId)]);
  const team = items.find(({ sk }) => sk === 'TEAM');
  const { audit_days } = team ? toTeam(team).settings : v.getDefaults(settingsSchema);
  const head = toHead(items.find(({ sk }) => sk === 'HEAD'));
  return { head, auditDays: audit_days, ...(await findProjected(table, left)) };
};

/** The store takes a group of this content never, however often it is asked. */
const isUnacceptable = (error: unknown): boolean => {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ValidationError');
  return error instanceof Error && error.name === 'ValidationException';
};

/** Writes group after group; one that the store does not accept is taken apart, so that one bad change fails alone. */
class TeamProjection {
  readonly failed = new Map<Projection, unknown>();
  readonly #blocked = new Set<string>();
  readonly #table: Table;
  readonly #teamId: string;

  constructor(table: Table, teamId: string) {
    this.#table = table;
    this.#teamId = teamId;
  }

  /** Writes what is not written yet. What it leaves, because somebody else moved the head, is answered. */
  async attempt(projections: readonly Projection[], now: Date): Promise<Projection[]> {
    const state = await readState(this.#table, this.#teamId, projections);
    await removeLeftovers(this.#table, [...state.done]);
    const queue = groupProjections(projections.filter((one) => !state.done.has(one)));
    let { head } = state;
    for (let next = queue.shift(); next; next = queue.shift()) {
      const group = this.#unblocked(next);
      if (group.length === 0) continue;
      try {
        head = await writeGroup(this.#table, { ...state, teamId: this.#teamId, group, head, now });
      } catch (error) {
        if (error instanceof TransactionRefused) return [...group, ...queue.flat()];
        if (!isUnacceptable(error)) throw error;
        if (group.length > 1) queue.unshift(...halves(group));
        else this.#fail(group, error);
      }
    }
    return [];
  }

  #fail(group: Group, error: unknown): void {
    for (const one of group) {
      this.failed.set(one, error);
      this.#blocked.add(one.subject);
    }
  }

  /** Without changes of records of which an earlier change has failed: their order matters. */
  #unblocked(group: Group): Group {
    const blocked = group.filter(({ subject }) => this.#blocked.has(subject));
    for (const one of blocked) this.failed.set(one, new Error('An earlier change of this record failed.'));
    return group.filter(({ subject }) => !this.#blocked.has(subject));
  }
}

/** Writes what these changes of one team come to, each once, in their order; answers those that failed, and why. */
export const projectTeam = async (
  table: Table,
  teamId: string,
  projections: readonly Projection[],
): Promise<Map<Projection, unknown>> => {
  const team = new TeamProjection(table, teamId);
  let left: readonly Projection[] = projections;
  try {
    for (let tried = 1; left.length > 0; tried++) {
      left = await team.attempt(left, new Date());
      if (left.length === 0) break;
      // Others kept the head of the feed for too long.
      if (tried === attempts) throw new BusyError();
      await backOff(Math.min(tried, 3));
    }
  } catch (error) {
    // What was written of these meanwhile is found done when they come again.
    for (const one of left) if (!team.failed.has(one)) team.failed.set(one, error);
  }
  return team.failed;
};
