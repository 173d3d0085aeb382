import * as v from 'valibot';
import { contactIdOf } from '../contact/contact.item.ts';
import { matchContacts } from '../contact/match-contacts.ts';
import type { ContactWork } from '../job/contact-work.ts';
import { bulkSchema } from './bulk.schema.ts';
import { applyAction } from './bulk-action.ts';
import { filterOf } from './start-bulk.ts';

/** The work of a bulk request, as it comes from the bucket. */
export const bulkWork = (given: unknown): ContactWork => {
  const request = v.parse(bulkSchema, given);
  return {
    find: async (table, { scope, team }) => {
      if (request.ids) return [...new Set(request.ids)];
      const query = { scope, filter: filterOf(request), settings: team.settings };
      return (await matchContacts(table, query, 'created_at')).map(contactIdOf);
    },
    change: (table, writing, contactId, seen) => applyAction(table, writing, { request, contactId, seen }),
  };
};
