import { isRemoving, toStoredContact } from '../../attribute/contact-shape.ts';
import { contactKeys } from '../../contact/contact.item.ts';
import { getItem, type Table } from '../../table/table.ts';
import type { Decision } from '../decide-retention.ts';
import { RetentionTally } from '../retention-report.ts';
import { carryOut, type Doing, deeds, finishRemoval } from './deeds.ts';
import { lookAt } from './look-at.ts';
import type { Chunk, StoredRun } from './retention-run.schema.ts';

type Due = Chunk['due'][number];

const kept = (reason: 'not_due' | 'held' | 'in_use'): Decision => ({ action: 'keep', reason });

/** Somebody else was faster so often that it is left to the next run. */
const attempts = 5;

/** Tells whether this run has done it before it was killed. */
const wasDone = async (table: Table, doing: Doing, { id, action }: Due): Promise<boolean> => {
  const item = await getItem(table, contactKeys.primary(doing.team.id, id));
  if (!item) return action === 'delete';
  const isOurs = item.updated_by === doing.run.id;
  if (isRemoving(item)) {
    if (isOurs) await carryOut(() => finishRemoval(table, doing, id));
    return isOurs;
  }
  return action === 'trash' && isOurs && toStoredContact(item).deleted_at !== null;
};

type Working = Doing & { run: StoredRun & Doing['run'] };

/** Reads a contact, decides on it and does it; undefined where somebody else was faster. */
const attempt = async (table: Table, doing: Working, id: string): Promise<Decision | undefined> => {
  const [looked] = await lookAt(table, doing.run, [id]);
  if (!looked) return undefined;
  const { decision } = looked;
  if (decision.action === 'keep') return decision;
  const deed =
    decision.action === 'trash' || decision.action === 'delete' ? deeds[decision.action] : undefined;
  if (!deed) return kept('in_use');
  const outcome = await carryOut(() => deed(table, looked, doing));
  if (outcome === 'done') return decision;
  return outcome === 'held' || outcome === 'in_use' ? kept(outcome) : undefined;
};

/**
 * Does to a contact what it is in for. It is read and decided on again by the frozen time, so that whoever called,
 * changed or restored it, or placed a hold, keeps it; done again after a crash it counts once.
 */
const workOn = async (table: Table, doing: Working, due: Due): Promise<Decision> => {
  const { id, action, due_at, reason } = due;
  for (let tried = 0; tried < attempts; tried++) {
    // Whoever else works on the run may have done it by now.
    if (await wasDone(table, doing, due)) return { action, due_at, reason };
    const decision = await attempt(table, doing, id);
    if (decision) return decision;
  }
  return kept('in_use');
};

/** Works through the contacts of a chunk, and answers what came of them. */
export const workChunk = async (table: Table, doing: Working, { due }: Pick<Chunk, 'due'>) => {
  const tally = new RetentionTally(doing.run.at);
  for (const one of due) tally.add(one, await workOn(table, doing, one));
  return tally.report;
};
