import { findClaimants } from '../../claim/claim.item.ts';
import { type Callee, findCallees } from '../../contact/callee.item.ts';
import { findSurvivors } from '../../contact/contact.item.ts';
import { foldLine, type Line, linesOf, lineText, phoneClaim } from '../../contact/number.ts';
import { isCountry } from '../../phone/country.ts';
import { normalisePhone } from '../../phone/phone.ts';
import { foldPhone } from '../../phone/phone-variants.ts';
import type { Table } from '../../table/table.ts';
import type { Team } from '../../team/team.schema.ts';

/** Reads the number of a call; undefined where it is withheld, or no number. */
export const readCallLine = (
  text: string,
  { settings: { default_country: country } }: Team,
): Line | undefined => {
  const { e164, extension = null } = normalisePhone(text, isCountry(country) ? country : undefined);
  return e164 === undefined ? undefined : { number: e164, extension };
};

/** Writes the number of a call as it is kept: as it came where it cannot be read. */
export const callNumber = (text: string, team: Team): string => {
  const line = readCallLine(text, team);
  return line ? lineText(line) : text;
};

/** Most candidates of an ambiguous call. */
const mostCandidates = 100;

/** Most candidates that are read with their consents at once, each by a request of its own. */
const mostCallees = 8;

/** Reads candidates: few with their consents, since a call may rely on one; of many the contacts alone, in one request. */
const readCandidates = async (table: Table, teamId: string, ids: readonly string[]): Promise<Callee[]> => {
  if (ids.length <= mostCallees) return findCallees(table, teamId, ids);
  const found = await findSurvivors(table, teamId, ids.slice(0, mostCandidates));
  const contacts = new Map([...found.values()].map((one) => [one.id, one]));
  return [...contacts.values()].map((contact) => ({ contact, consents: [] }));
};

/**
 * Finds the live contacts that a call to or from a number may be of, whosever they are. Those that have just this line
 * go before those with other extensions; who calls from behind a switchboard shows its bare number, so that an inbound
 * call may be of any of them. One that is left of many takes a round more, for its consents.
 */
export const matchNumber = async (
  table: Table,
  teamId: string,
  { line, inbound }: { line: Line; inbound: boolean },
): Promise<Callee[]> => {
  const ids = await findClaimants(table, teamId, phoneClaim(line));
  if (ids.length === 0) return [];
  const read = await readCandidates(table, teamId, ids);
  const isOfNumber = ({ contact }: Callee) =>
    contact.deleted_at === null &&
    linesOf(contact).some(({ number }) => foldPhone(number) === foldPhone(line.number));
  const found = read.filter(isOfNumber);
  const exact = found.filter(({ contact }) =>
    linesOf(contact).some((one) => foldLine(one) === foldLine(line)),
  );
  const matches = exact.length > 0 && !(inbound && line.extension === null) ? exact : found;
  const [only] = matches;
  const isOneOfMany = only && matches.length === 1 && ids.length > mostCallees;
  return isOneOfMany ? readCandidates(table, teamId, [only.contact.id]) : matches;
};
