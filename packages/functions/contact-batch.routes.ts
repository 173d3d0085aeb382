import * as v from 'valibot';
import type { Scope } from '#core/access/scope.ts';
import { contactCreateSchema } from '#core/attribute/contact.schema.ts';
import { type Batch, type BatchResult, batchChangeSchema, batchSchema } from '#core/contact/batch.schema.ts';
import type { BatchItem } from '#core/contact/batch-item.ts';
import { draftFaults } from '#core/contact/create-contact.ts';
import { changeFaults } from '#core/contact/update-contact.ts';
import { writeBatch } from '#core/contact/write-batch.ts';
import { possibleDuplicatesSchema } from '#core/duplicate/possible-duplicate.schema.ts';
import type { Fault } from '#core/error.ts';
import type { newId } from '#core/id.ts';
import type { Table } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { namesOwnTeam } from './http/caller.ts';
import { asSpelled, parseObject } from './http/parse.ts';
import { comeAgain, contactManagers, route } from './http/route.ts';
import { faultSchema, refusalSchema, success } from './http/shapes.ts';

const resultSchema = v.object({
  index: v.number(),
  status: v.picklist(['created', 'updated', 'unchanged', 'failed', 'not_attempted']),
  id: v.nullable(v.string()),
  version: v.nullable(v.number()),
  error: v.pipe(v.nullable(refusalSchema), v.description('Parameters are those of the item')),
  warnings: v.array(faultSchema),
  possible_duplicates: possibleDuplicatesSchema,
});

const countsSchema = v.object({
  created: v.number(),
  updated: v.number(),
  unchanged: v.number(),
  failed: v.number(),
  not_attempted: v.pipe(v.number(), v.description('Items that the request’s time did not reach')),
});

const unknownTeam: Fault = { param: 'team_id', code: 'team_not_found', message: 'There is no such team.' };

const schemaOf = (mode: Batch['mode']) => (mode === 'create' ? contactCreateSchema : batchChangeSchema);

interface Reading {
  batch: Batch;
  principal: Principal;
  scope: Scope;
  ids: typeof newId;
}

/** An item with its values, or with all that is wrong with it. */
const readItem = async (
  table: Table,
  { batch: { mode }, principal, scope, ids }: Reading,
  given: unknown,
  index: number,
): Promise<BatchItem> => {
  const base = { index, newContactId: ids('cont') };
  const parsed = parseObject(schemaOf(mode), given, 'unknown_property');
  if (parsed.faults) {
    const { team } = principal;
    const { sound } = parsed;
    const more =
      mode === 'create'
        ? await draftFaults(table, { team, scope, draft: sound })
        : await changeFaults(table, { team, scope, change: sound });
    const [first, ...rest] = parsed.with(more);
    if (first) return { ...base, faults: [first, ...rest] };
  }
  return namesOwnTeam(principal, parsed.value)
    ? { ...base, values: parsed.value ?? {} }
    : { ...base, faults: [unknownTeam] };
};

/** Faults that the operation found, with parameters as the item spells them. */
const spelledAs = (given: unknown, mode: Batch['mode'], result: BatchResult): BatchResult => {
  if (!result.error) return result;
  const spell = (fault: Fault) => asSpelled(fault, schemaOf(mode), given);
  const { details, ...first } = result.error;
  return { ...result, error: { ...spell(first), details: details.map(spell) } };
};

const countsOf = (results: readonly BatchResult[]) => {
  const counts = { created: 0, updated: 0, unchanged: 0, failed: 0, not_attempted: 0 };
  for (const { status } of results) counts[status]++;
  return counts;
};

export const contactBatchRoutes = [
  route({
    id: 'writeContacts',
    method: 'POST',
    path: '/api/crm/contacts/batch',
    module: 'contacts',
    tag: 'Contacts',
    summary: 'Create or change up to 100 contacts',
    description:
      'Each item is written by itself and has a result of its own, in the order of the items: one that fails stops no other. Items with a value in common are written one after the other. Where the time of the request ends before all are reached, the rest is `not_attempted`, with `Retry-After`: the same request under the same `Idempotency-Key` goes on, and finds what it has written.',
    access: contactManagers,
    params: null,
    query: null,
    body: batchSchema,
    status: 200,
    partial: true,
    answer: success({ results: v.array(resultSchema), counts: countsSchema }),
    handle: async ({ body, principal, scope, via, now, newId: ids, hasTime }, { table }) => {
      const { mode, match, contacts } = body;
      const request = { team: principal.team, scope, via, now, mode, match };
      const reading = { batch: body, principal, scope, ids };
      const items = await Promise.all(contacts.map((one, index) => readItem(table, reading, one, index)));
      const written = await writeBatch(table, request, items, hasTime);
      const results = written.map((result) => spelledAs(contacts[result.index], mode, result));
      const counts = countsOf(results);
      return { body: { results, counts }, ...(counts.not_attempted > 0 && { headers: comeAgain }) };
    },
  }),
];
