import type { BatchResult } from '#core/contact/batch.schema.ts';
import type { BatchItem } from '#core/contact/batch-item.ts';
import { contactFaults } from '#core/contact/create-contact.ts';
import { writeBatch } from '#core/contact/write-batch.ts';
import {
  dutycallBulkAnswerEntries,
  dutycallBulkSchema,
  dutycallCreateSchema,
} from '#core/dutycall/dutycall.schema.ts';
import { withoutCompanyPolicy } from '#core/dutycall/dutycall-contact.ts';
import type { newId } from '#core/id.ts';
import type { Team } from '#core/team/team.schema.ts';
import { parseObject } from './http/parse.ts';
import { contactManagers, route } from './http/route.ts';
import { success } from './http/shapes.ts';

/** The contacts with their values, or with what is wrong with them, and the ids that they get. */
const readItems = (contacts: readonly unknown[], team: Team, ids: typeof newId): BatchItem[] =>
  contacts.map((contact, index) => {
    const base = { index, newContactId: ids('cont') };
    const { value, faults } = parseObject(dutycallCreateSchema, contact, 'unknown_property', (sound) =>
      contactFaults(sound, team),
    );
    const [first, ...rest] = faults ?? [];
    return first ? { ...base, faults: [first, ...rest] } : { ...base, values: value ?? {} };
  });

/** Every fault of every contact that failed. */
const errorsOf = (results: readonly BatchResult[]) =>
  results.flatMap(({ index, error }) =>
    (error?.details ?? []).map(({ param, code, message, existing_id }) => ({
      index,
      param,
      code,
      message,
      ...(existing_id !== undefined && { existing_id }),
    })),
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
    answer: success(dutycallBulkAnswerEntries),
    handle: async ({ body, principal, scope, via, now, newId: ids }, { table }) => {
      const team = withoutCompanyPolicy(principal.team);
      const request = { team, scope, via, now, mode: 'create', match: [] } as const;
      const results = await writeBatch(table, request, readItems(body.contacts, team, ids));
      const created = results.flatMap(({ status, id }) => (status === 'created' && id !== null ? [id] : []));
      return {
        body: {
          success_count: created.length,
          error_count: results.length - created.length,
          errors: errorsOf(results),
          ids: created,
        },
      };
    },
  }),
];
