import type { Scope } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { readNumberRecord } from '../call/called.item.ts';
import { findClaimants } from '../claim/claim.item.ts';
import { type Callee, findCallee } from '../contact/callee.item.ts';
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
  };
};

/**
 * Finds the live contacts within reach that have a number, with the verdict on a call to it, in two rounds. Of what
 * else a contact is reached by, its own opt-out tells.
 * @throws CallbookError as `lookupLine`
 */
export const lookupCallers = async (
  table: Table,
  { scope, phone, ...request }: VerdictRequest & { scope: Scope; phone: string },
  /** Reads what goes with a contact, in the round that reads it. */
  also?: (contactId: string) => Promise<unknown>,
): Promise<Caller[]> => {
  const { team } = request;
  const line = lookupLine(phone, { team, scope });
  const [ids, evidence] = await Promise.all([
    findClaimants(table, team.id, phoneClaim(line)),
    readOfNumber(table, team.id, line),
  ]);
  const [callees] = await Promise.all([
    Promise.all(ids.map((id) => findCallee(table, team.id, id))),
    Promise.all(ids.map((id) => also?.(id))),
  ]);
  const read = callees.filter((one): one is Callee => one !== undefined);
  return withLine(read, line, scope).map((callee) => {
    const judged = judgeCallee(callee, evidence, request, line);
    return {
      contact: visibleContact(scope, callee.contact),
      verdict: visibleVerdict({ judged, reservedUntil: null, reservationId: '' }, scope),
    };
  });
};
