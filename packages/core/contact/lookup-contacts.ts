import { isVisible, reaches, requireVisible, type Scope, visibleContact } from '../access/scope.ts';
import { findClaimants } from '../claim/claim.item.ts';
import { failure } from '../error.ts';
import { isCountry, normalisePhone } from '../phone/phone.ts';
import { foldPhone } from '../phone/phone-variants.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { phoneClaim } from './compose-contact.ts';
import { contactKeys, findContactItems } from './contact.item.ts';
import type { Contact } from './contact.schema.ts';

const readNumber = (phone: string, { settings: { default_country: country } }: Team): string => {
  const { e164, fault } = normalisePhone(phone, isCountry(country) ? country : undefined);
  if (e164 !== undefined) return e164;
  throw failure('malformed', fault, `"${phone}" is not a possible phone number.`, 'phone');
};

/** Whether a contact has the number, in a property that the caller sees. */
const hasNumber = (contact: Contact, number: string, scope: Scope): boolean =>
  (['phone', 'phone_secondary'] as const).some((name) => {
    const { [name]: own } = contact;
    return own !== null && foldPhone(own) === number && isVisible(scope, name);
  });

/**
 * The live contacts within reach that have a number or a national variant of it; strongly consistent.
 * @throws CallbookError `phone_invalid`, `phone_precision_lost`
 */
export const lookupContacts = async (
  table: Table,
  { team, scope, phone }: { team: Team; scope: Scope; phone: string },
): Promise<Contact[]> => {
  requireVisible(scope, ['phone']);
  const claim = phoneClaim(readNumber(phone, team));
  const ids = await findClaimants(table, team.id, claim);
  const keys = ids.map((id) => contactKeys.primary(team.id, id));
  const contacts = await findContactItems(table, keys, { consistent: true });
  return contacts
    .filter(({ deleted_at, department_id }) => deleted_at === null && reaches(scope, department_id))
    .filter((contact) => hasNumber(contact, claim.value, scope))
    .map((contact) => visibleContact(scope, contact));
};
