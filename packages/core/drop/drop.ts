import { scopeOf } from '../access/scope.ts';
import { failure, refuseFaults } from '../error.ts';
import type { Files } from '../files/files.ts';
import { newId } from '../id.ts';
import { findOptionFaults } from '../import/links.ts';
import { findRecord, getRecord, listSomeRecords, replaceRecordWrite } from '../list/listed-noun.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { markWriter } from '../table/mark-writer.ts';
import { requireVersion } from '../table/require-version.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Principal } from '../team/team.schema.ts';
import { dropKeys, drops, newDropWrites, removeDropWrites } from './drop.item.ts';
import type { Drop, DropAnswer, DropChange, DropCreate } from './drop.schema.ts';
import { newDrop } from './new-drop.ts';

interface Change {
  principal: Principal;
  dropId: string;
  version?: number | undefined;
  via: Via;
}

/** @throws CallbookError `drop_not_found` */
export const getDrop = (table: Table, teamId: string, dropId: string): Promise<Drop> =>
  getRecord(table, drops, teamId, dropId);

const requireOptions = async (table: Table, principal: Principal, options: Drop['options'] = {}) =>
  refuseFaults(await findOptionFaults(table, scopeOf(principal), options));

/**
 * Makes a folder for files of the team, or answers what was made under the same id.
 * @throws CallbookError of the options, such as `department_not_found`
 */
export const createDrop = async (
  table: Table,
  {
    principal,
    draft,
    id = newId('drop'),
    via,
    now,
  }: { principal: Principal; draft: DropCreate; id?: string; via: Via; now: Date },
): Promise<Drop> => {
  const { name, mapping = null, options = {} } = draft;
  await requireOptions(table, principal, options);
  const own = { id, team_id: principal.team.id, name, created_by: principal.id };
  const drop = { ...newDrop(own, now), mapping, options };
  return untilSettled(async () =>
    (await transacted(table, newDropWrites(drop, via))) ? drop : findRecord(table, drops, drop.team_id, id),
  );
};

/** @throws CallbookError `drop_not_found`, `version_mismatch`, and of the options */
export const updateDrop = (
  table: Table,
  { principal, dropId, change, version, via, now }: Change & { change: DropChange; now: Date },
): Promise<Drop> =>
  untilSettled(async () => {
    const seen = await getDrop(table, principal.team.id, dropId);
    requireVersion('drop', seen, version);
    await requireOptions(table, principal, change.options);
    const { name = seen.name, mapping = seen.mapping, options = seen.options } = change;
    const changed = { name, mapping, options, version: seen.version + 1, updated_at: now.toISOString() };
    const record = { ...seen, ...changed };
    return (await transacted(table, [replaceRecordWrite(drops, { record, seen, via })])) ? record : undefined;
  });

/**
 * Takes a folder from the team. What lies there stays, and files that come later are left alone.
 * @throws CallbookError `drop_not_found`, `drop_is_default`, `version_mismatch`
 */
export const removeDrop = (table: Table, { principal, dropId, version, via }: Change): Promise<Drop> =>
  untilSettled(async () => {
    const seen = await getDrop(table, principal.team.id, dropId);
    if (seen.is_default)
      throw failure('conflict', 'drop_is_default', 'The default drop of a team cannot be deleted.');
    requireVersion('drop', seen, version);
    await markWriter(table, dropKeys.primary(seen.team_id, dropId), via);
    return (await transacted(table, removeDropWrites(seen))) ? seen : undefined;
  });

/** A page of a team's drops, newest first. Teams have a handful, so all are read. */
export const listDrops = (table: Table, teamId: string, page: PageRequest): Promise<Page<Drop>> =>
  listSomeRecords(table, drops, { teamId }, page);

export const describeDrop = (files: Pick<Files, 'bucket'>, drop: Drop): DropAnswer => ({
  ...drop,
  bucket: files.bucket,
  prefix: `drops/${drop.id}/`,
});
