import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Writing } from '../contact/contact.ts';
import { decideClaimChange, readClaimChange } from '../contact/contact-claims.ts';
import { type Found, linkFaults, linkKeys } from '../link/links.ts';
import { batchGet, type Table } from '../table/table.ts';
import type { Kept } from './mark.item.ts';

/** All numbers of a contact are claimed alike, and a conflict does not tell which. */
const claimed: Readonly<Record<string, readonly string[]>> = {
  phone: [
    'phone',
    'phone_raw',
    'phone_extension',
    'phone_status',
    'phone_secondary',
    'phone_secondary_extension',
  ],
};

const linksOf = ({ company_id, department_id, owner_id }: StoredContact) => ({
  company_id,
  department_id,
  owner_id,
});

/** Why values cannot be given back: others have them by now, whose ids are `holders`, or what they name is gone. */
export const findObstacles = async (
  table: Table,
  { team }: Writing,
  seen: StoredContact,
  contact: StoredContact,
): Promise<{ kept: Kept; holders: string[]; writes: ReturnType<typeof decideClaimChange>['writes'] }> => {
  const links = linksOf(contact);
  const items = await batchGet(table, linkKeys(team.id, links));
  const found: Found = new Map(items.map((item) => [item.pk, item]));
  const claims = decideClaimChange(contact, await readClaimChange(table, seen, contact), team.settings);
  const faults = [...linkFaults(team.id, links, found, linksOf(seen)), ...claims.conflicts];
  const kept = faults.flatMap(({ param, code }) =>
    (claimed[param ?? ''] ?? [param ?? '']).map((name) => [name, code] as const),
  );
  return {
    kept: Object.fromEntries(kept),
    holders: claims.conflicts.flatMap(({ existing_id }) => existing_id ?? []),
    writes: claims.writes,
  };
};
