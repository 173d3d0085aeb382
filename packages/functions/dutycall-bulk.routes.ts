import type { Scope } from '#core/access/scope.ts';
import type { BatchResult } from '#core/contact/batch.schema.ts';
import type { BatchItem } from '#core/contact/batch-item.ts';
import { draftFaults } from '#core/contact/create-contact.ts';
import { writeBatch } from '#core/contact/write-batch.ts';
import {
  dutycallBulkAnswerEntries,
  dutycallBulkSchema,
  dutycallCreateSchema,
  mostDuplicatesInBulk,
} from '#core/dutycall/dutycall.schema.ts';
import { withoutCompanyPolicy } from '#core/dutycall/dutycall-contact.ts';
import type { newId } from '#core/id.ts';
import type { Table } from '#core/table/table.ts';
import type { Team } from '#core/team/team.schema.ts';
import { asSpelled, parseObject } from './http/parse.ts';
import { comeAgain, contactManagers, route } from './http/route.ts';
import { success } from './http/shapes.ts';

/** A contact with its values, or with what is wrong with it, and the id that it gets. */
const readItem = async (
  table: Table,
  { team, scope, ids }: { team: Team; scope: Scope; ids: typeof newId },
  given: unknown,
  index: number,
): Promise<BatchItem> => {
  const base = { index, newContactId: ids('cont') };
  const parsed = parseObject(dutycallCreateSchema, given, 'unknown_property');
  if (!parsed.faults) return { ...base, values: parsed.value };
  const [first, ...rest] = parsed.with(await draftFaults(table, { team, scope, draft: parsed.sound }));
  return first ? { ...base, faults: [first, ...rest] } : { ...base, values: {} };
};

/** Every fault of every contact that failed, with parameters as the contact spells them. */
const errorsOf = (contacts: readonly unknown[], results: readonly BatchResult[]) =>
  results.flatMap(({ index, error }) =>
    (error?.details ?? [])
      .map((fault) => asSpelled(fault, dutycallCreateSchema, contacts[index]))
      .map(({ param, code, message, existing_id }) => ({
        index,
        param,
        code,
        message,
        ...(existing_id !== undefined && { existing_id }),
      })),
  );

const toldOf = (results: readonly BatchResult[]) =>
  results.flatMap(({ index, id, possible_duplicates: told }) =>
    id === null || told.length === 0
      ? []
      : [{ index, id, possible_duplicates: told.slice(0, mostDuplicatesInBulk) }],
  );

export const dutycallBulkRoutes = [
  route({
    id: 'dutycallCreateContacts',
    method: 'POST',
    path: '/api/contacts/bulk',
    module: 'contacts',
    tag: 'DutyCall',
    summary: 'Create up to 1,000 contacts, in DutyCall’s words',
    description:
      'Takes a bare list as well. Each contact is created by itself: one that fails stops no other, and `errors` tell all that is wrong with it.',
    access: contactManagers,
    params: null,
    query: null,
    body: dutycallBulkSchema,
    bareList: 'contacts',
    status: 200,
    partial: true,
    answer: success(dutycallBulkAnswerEntries),
    handle: async ({ body, principal, scope, via, now, newId: ids, hasTime }, { table }) => {
      const team = withoutCompanyPolicy(principal.team);
      const request = { team, scope, via, now, mode: 'create', match: [] } as const;
      const reading = { team, scope, ids };
      const items = body.contacts.map((one, index) => readItem(table, reading, one, index));
      const results = await writeBatch(table, request, await Promise.all(items), hasTime);
      const created = results.flatMap(({ status, id }) => (status === 'created' && id !== null ? [id] : []));
      return {
        body: {
          success_count: created.length,
          error_count: results.length - created.length,
          errors: errorsOf(body.contacts, results),
          ids: created,
          possible_duplicates: toldOf(results),
        },
        ...(results.some(({ status }) => status === 'not_attempted') && { headers: comeAgain }),
      };
    },
  }),
];
