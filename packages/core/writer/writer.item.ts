import * as v from 'valibot';
import type { Key } from '../table/item.ts';
import { queryAll, type Table, transacted, write } from '../table/table.ts';
import { drop, is, put } from '../table/write.ts';

/** Minutes, and far longer than a writer lives. */
const keptMinutes = 60;

/** That a run of a function writes contacts by the fields, tags and rules that it has read at its start. */
const writerSchema = v.object({ run: v.string(), since: v.string() });
export type Writer = v.InferOutput<typeof writerSchema>;

export const writerKeys = {
  primary: (teamId: string, run: string): Key => ({ pk: `T#${teamId}#WRITER`, sk: `RUN#${run}` }),
};

/** Puts a writer on record; a repeat after a crash takes the place of the run that died. */
export const putWriter = (table: Table, teamId: string, writer: Writer): Promise<void> => {
  const ttl = Math.ceil(Date.parse(writer.since) / 1_000) + keptMinutes * 60;
  return write(table, [put({ ...writerKeys.primary(teamId, writer.run), ...writer, ttl })]);
};

/** Leaves that of a later run of the same alone. */
export const removeWriter = (table: Table, teamId: string, { run, since }: Writer): Promise<boolean> =>
  transacted(table, [drop(writerKeys.primary(teamId, run), is('since', since))]);

export const findWriters = async (table: Table, teamId: string): Promise<Writer[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': writerKeys.primary(teamId, '').pk },
    ConsistentRead: true,
  });
  return items.map((item) => v.parse(writerSchema, item));
};
