import type { Scope } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { readNumberRecord } from '../call/called.item.ts';
import { findClaimantsWithCompanies } from '../claim/claim.item.ts';
import { isSettled, type Source, sourcesOf } from '../contact/attached.ts';
import { findCallees } from '../contact/callee.item.ts';
import { type Companies, companiesOf } from '../contact/companies-of.ts';
import { lookupLine, withLine } from '../contact/lookup-contacts.ts';
import { foldLine, type Line, lineText, phoneClaim } from '../contact/number.ts';
import { visibleContact } from '../contact/visible-contact.ts';
import { coveringValues, phoneValue } from '../suppression/suppressed-value.ts';
import { findSuppressions } from '../suppression/suppression.item.ts';
import type { Table } from '../table/table.ts';
import type { Callable } from './callable.schema.ts';
import { visibleVerdict } from './callable.ts';
import { type Evidence, judgeCallee, type VerdictRequest } from './find-verdicts.ts';

/** A contact that has the number, and whether it may be called at that. */
export interface Caller {
  contact: Contact;
  verdict: Callable;
}

/** Reads what verdicts on a number follow from, whoever has it. */
const readOfNumber = async (table: Table, teamId: string, line: Line): Promise<Evidence> => {
  const [record, suppressed] = await Promise.all([
    readNumberRecord(table, teamId, lineText(line)),
    findSuppressions(table, teamId, coveringValues([phoneValue(line.number, line.extension)])),
  ]);
  return {
    records: new Map([[foldLine(line), record]]),
    suppressed: new Set(suppressed.keys()),
    held: new Set(),
    over: new Set(),
  };
};

/** What is read in the round that reads the contacts. */
interface Beside {
  /** Reads what goes with a contact, where these have it; again where it turns out that others have it. */
  also?: ((contactId: string, sources: readonly Source[]) => Promise<unknown>) | undefined;
  companies?: boolean;
}

/**
 * Finds the live contacts within reach that have a number, with the verdict on a call to it, and their companies if
 * wanted, in two rounds; in three where one has changed its company since it got the number. Of what else a contact is
 * reached by, its own opt-out tells; whether it is on hold, its marks of holds, which go as these are lifted.
 * @throws CallbookError as `lookupLine`
 */
export const lookupCallers = async (
  table: Table,
  { scope, phone, ...request }: VerdictRequest & { scope: Scope; phone: string },
  { also, companies: wantsCompanies = false }: Beside = {},
): Promise<{ callers: Caller[]; companies: Companies }> => {
  const { team } = request;
  const line = lookupLine(phone, { team, scope });
  const [claimants, evidence] = await Promise.all([
    findClaimantsWithCompanies(table, team.id, phoneClaim(line)),
    readOfNumber(table, team.id, line),
  ]);
  const ids = [...claimants.keys()];
  const likely = wantsCompanies
    ? [...claimants.values()].map((company_id) => ({ team_id: team.id, company_id: company_id ?? null }))
    : [];
  const [callees, early] = await Promise.all([
    findCallees(table, team.id, ids),
    companiesOf(table, likely),
    Promise.all(ids.map((id) => also?.(id, [{ contactId: id }]))),
  ]);
  const elsewhere = callees.filter(({ contact }) => !isSettled(contact) || !claimants.has(contact.id));
  await Promise.all(elsewhere.map(({ contact }) => also?.(contact.id, sourcesOf(contact))));
  const callers = withLine(callees, line, scope).map((callee) => {
    const judged = judgeCallee(callee, evidence, request, line);
    return {
      contact: visibleContact(scope, callee.contact),
      verdict: visibleVerdict({ judged, reservedUntil: null, reservationId: '' }, scope),
    };
  });
  const contacts = wantsCompanies ? callers.map(({ contact }) => contact) : [];
  return { callers, companies: await companiesOf(table, contacts, early) };
};
