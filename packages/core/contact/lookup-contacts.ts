import { isVisible, reaches, requireVisible, type Scope } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { findClaimants } from '../claim/claim.item.ts';
import { failure } from '../error.ts';
import { isCountry } from '../phone/country.ts';
import { normalisePhone } from '../phone/phone.ts';
import { foldPhone } from '../phone/phone-variants.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { findSurvivors } from './contact.item.ts';
import { foldLine, type Line, lineOf, linesOf, phoneClaim, phoneNames } from './number.ts';
import { visibleContact } from './visible-contact.ts';

const readLine = (phone: string, { settings: { default_country: country } }: Team): Line => {
  const { e164, extension = null, fault } = normalisePhone(phone, isCountry(country) ? country : undefined);
  if (e164 !== undefined) return { number: e164, extension };
  throw failure('malformed', fault, `"${phone}" is not a possible phone number.`, 'phone');
};

/** Lists the lines of a contact that the caller sees; of those that merges left beside it nobody says which place they had. */
const visibleLines = (contact: StoredContact, scope: Scope): Line[] =>
  phoneNames.every((name) => isVisible(scope, name))
    ? linesOf(contact)
    : phoneNames.flatMap((name) => (isVisible(scope, name) ? (lineOf(contact, name) ?? []) : []));

/**
 * Reads the number that is looked up.
 * @throws CallbookError `field_forbidden`, `phone_invalid`, `phone_precision_lost`
 */
export const lookupLine = (phone: string, { team, scope }: { team: Team; scope: Scope }): Line => {
  requireVisible(scope, ['phone']);
  return readLine(phone, team);
};

/**
 * Picks the live contacts within reach that have a number or a national variant of it, with any extension; those with
 * the extension asked for, or with none, come first.
 */
export const withLine = <T extends { contact: StoredContact }>(
  read: readonly T[],
  asked: Line,
  scope: Scope,
): T[] => {
  const found = read
    .filter(
      ({ contact: { deleted_at, department_id } }) => deleted_at === null && reaches(scope, department_id),
    )
    .map((one) => ({ one, lines: visibleLines(one.contact, scope) }))
    .filter(({ lines }) => lines.some(({ number }) => foldPhone(number) === foldPhone(asked.number)));
  const [exact = [], others = []] = [true, false].map((wanted) =>
    found.filter(({ lines }) => lines.some((line) => foldLine(line) === foldLine(asked)) === wanted),
  );
  return [...exact, ...others].map(({ one }) => one);
};

/**
 * Finds the contacts that have a number. Strongly consistent.
 * @throws CallbookError as `lookupLine`
 */
export const lookupContacts = async (
  table: Table,
  { team, scope, phone }: { team: Team; scope: Scope; phone: string },
): Promise<Contact[]> => {
  const asked = lookupLine(phone, { team, scope });
  const ids = await findClaimants(table, team.id, phoneClaim(asked));
  const contacts = await findSurvivors(table, team.id, ids);
  const distinct = new Map([...contacts.values()].map((contact) => [contact.id, { contact }]));
  const found = withLine([...distinct.values()], asked, scope);
  return found.map(({ contact }) => visibleContact(scope, contact));
};
