import type { StoredContact } from '../attribute/stored-contact.ts';
import { contactKeys, findContactItem } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import type { Table } from '../table/table.ts';
import { change, is, type Write } from '../table/write.ts';
import { findMerges, type MergeParts } from './merge.item.ts';
import type { StoredMerge } from './merge-record.schema.ts';

/** In whose name a merge goes on. */
export type By = Pick<Writing, 'team' | 'via' | 'now'>;

/** A merge on its way. */
export interface Going {
  merge: StoredMerge;
  parts: MergeParts;
  by: By;
}

/** Reads the survivor of a merge as it is by now. */
export const survivorOf = async (table: Table, { merge }: Pick<Going, 'merge'>): Promise<StoredContact> => {
  const found = await findContactItem(table, merge.team_id, merge.primary_id);
  if (!found) throw new Error(`The survivor of ${merge.id} is gone.`);
  return found;
};

/** Reads a merge to go on with; undefined where there is none. */
export const findGoing = async (table: Table, by: By, mergeId: string): Promise<Going | undefined> => {
  const found = (await findMerges(table, by.team.id, [mergeId])).get(mergeId);
  return found?.parts && { merge: found.merge, parts: found.parts, by };
};

/** Changes what merges left on a contact that is as it was seen, and nothing of its values. */
export const joinedWrite = (seen: StoredContact, joined: StoredContact['joined']): Write =>
  change(contactKeys.primary(seen.team_id, seen.id), {
    ...(joined ? { set: { joined } } : { remove: ['joined'] }),
    when: [is(['joined', 'changes'], seen.joined?.changes)],
  });
