import { derivedId } from '../id.ts';
import type { Key, Table, Write } from '../table/table.ts';
import { fold } from '../text/fold.ts';

/** Tags equal when folded are one, so the id follows from the folded text. */
export const tagIdOf = (teamId: string, tag: string): string => derivedId('tag', 0, teamId, fold(tag));

export const tagKeys = {
  partition: (teamId: string) => `T#${teamId}#TAG`,
  primary: (teamId: string, tagId: string): Key => ({ pk: tagKeys.partition(teamId), sk: tagId }),
};

/** Counts contacts in or out of a tag; the first that bear a tag make its record, in their spelling. */
export const countTagWrite = (table: Table, teamId: string, tag: string, by: number, at: string): Write => ({
  Update: {
    TableName: table.name,
    Key: tagKeys.primary(teamId, tagIdOf(teamId, tag)),
    UpdateExpression:
      'SET #name = if_not_exists(#name, :name), tag_key = if_not_exists(tag_key, :key), created_at = if_not_exists(created_at, :at) ADD n :by',
    ExpressionAttributeNames: { '#name': 'name' },
    ExpressionAttributeValues: { ':name': tag, ':key': fold(tag), ':at': at, ':by': by },
  },
});
