import * as v from 'valibot';
import { type Batch, type BatchResult, batchChangeSchema, batchSchema } from '#core/contact/batch.schema.ts';
import type { BatchItem } from '#core/contact/batch-item.ts';
import { contactCreateSchema } from '#core/contact/contact.schema.ts';
import { contactFaults } from '#core/contact/create-contact.ts';
import { changeFaults } from '#core/contact/update-contact.ts';
import { writeBatch } from '#core/contact/write-batch.ts';
import type { Fault } from '#core/error.ts';
import type { newId } from '#core/id.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { namesOwnTeam } from './http/caller.ts';
import { parseObject } from './http/parse.ts';
import { contactManagers, route } from './http/route.ts';
import { faultSchema, refusalSchema, success } from './http/shapes.ts';

const resultSchema = v.object({
  index: v.number(),
  status: v.picklist(['created', 'updated', 'unchanged', 'failed']),
  id: v.nullable(v.string()),
  version: v.nullable(v.number()),
  error: v.pipe(v.nullable(refusalSchema), v.description('Parameters are those of the item')),
  warnings: v.array(faultSchema),
});

const countsSchema = v.object({
  created: v.number(),
  updated: v.number(),
  unchanged: v.number(),
  failed: v.number(),
});

const unknownTeam: Fault = { param: 'team_id', code: 'team_not_found', message: 'There is no such team.' };

const parseItem = (item: unknown, mode: Batch['mode'], { team }: Principal) =>
  mode === 'create'
    ? parseObject(contactCreateSchema, item, 'unknown_property', (sound) => contactFaults(sound, team))
    : parseObject(batchChangeSchema, item, 'unknown_property', (sound) => changeFaults(sound, team));

/** The items with their values, or with what is wrong with them; each has the id that a new contact of it would have. */
const readItems = ({ mode, contacts }: Batch, principal: Principal, ids: typeof newId): BatchItem[] =>
  contacts.map((item, index) => {
    const base = { index, newContactId: ids('cont') };
    const { value, faults } = parseItem(item, mode, principal);
    const [first, ...rest] = faults ?? [];
    if (first) return { ...base, faults: [first, ...rest] };
    return namesOwnTeam(principal, value)
      ? { ...base, values: value ?? {} }
      : { ...base, faults: [unknownTeam] };
  });

const countsOf = (results: readonly BatchResult[]) => {
  const counts = { created: 0, updated: 0, unchanged: 0, failed: 0 };
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
      'Each item is written by itself and has a result of its own, in the order of the items: one that fails stops no other. Items with a value in common are written one after the other.',
    access: contactManagers,
    params: null,
    query: null,
    body: batchSchema,
    status: 200,
    answer: success({ results: v.array(resultSchema), counts: countsSchema }),
    handle: async ({ body, principal, scope, via, now, newId: ids }, { table }) => {
      const { mode, match } = body;
      const request = { team: principal.team, scope, via, now, mode, match };
      const results = await writeBatch(table, request, readItems(body, principal, ids));
      return { body: { results, counts: countsOf(results) } };
    },
  }),
];
