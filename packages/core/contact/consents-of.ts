import type { StoredContact } from '../attribute/stored-contact.ts';
import { consentsQuery, toConsent } from '../consent/consent.item.ts';
import type { Consent, ConsentRow } from '../consent/consent.schema.ts';
import { withCurrent } from '../consent/consented.ts';
import type { Table } from '../table/table.ts';
import { listAttached, sourcesOf } from './attached.ts';

/** Reads all that a contact has said on consents, the last said first, wherever a merge has it; strongly consistent. */
export const consentRowsOf = async (table: Table, contact: StoredContact): Promise<ConsentRow[]> => {
  const items = await listAttached(table, sourcesOf(contact), {
    queryOf: (contactId) => consentsQuery(contact.team_id, contactId),
    limit: Number.POSITIVE_INFINITY,
    placeOf: ({ sk }) => sk,
  });
  return items.map(toConsent);
};

/** Lists the same, and which rows are the last word on their purposes. */
export const consentsOf = async (table: Table, contact: StoredContact): Promise<Consent[]> =>
  withCurrent(await consentRowsOf(table, contact));
