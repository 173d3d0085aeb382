import { isVisible, reaches, requireReach, type Scope } from '../../access/scope.ts';
import type { Contact } from '../../attribute/contact.schema.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { findSurvivors } from '../../contact/contact.item.ts';
import { notFound } from '../../error.ts';
import type { Table } from '../../table/table.ts';
import { findCall } from '../call.item.ts';
import { type Call, callSchema } from '../call-record.schema.ts';
import type { StoredCall } from '../compose-call.ts';

const names = Object.keys(callSchema.entries) as (keyof Call)[];

/** Hides of a call what the caller may not see of its contact. */
export const visibleCall = (scope: Scope, call: Call): Call => {
  const shown = Object.fromEntries(names.map((name) => [name, call[name]])) as Call;
  const isNumberVisible = isVisible(scope, 'phone') && isVisible(scope, 'phone_secondary');
  return isNumberVisible ? shown : { ...shown, number: null };
};

const contactIdsOf = ({ contact_id, candidates }: Call): readonly string[] =>
  contact_id === null ? candidates : [contact_id];

/** Reads the contacts of a team that calls are of, or may be of, by the ids that these name. */
export const contactsOfCalls = (
  table: Table,
  teamId: string,
  calls: readonly Call[],
): Promise<Map<string, StoredContact>> => findSurvivors(table, teamId, calls.flatMap(contactIdsOf));

/** A call with the candidates that the caller reaches. */
export const withinReach = (
  scope: Scope,
  call: StoredCall,
  contacts: ReadonlyMap<string, Contact>,
): StoredCall => ({
  ...call,
  candidates: call.candidates.filter((id) => {
    const contact = contacts.get(id);
    return contact && reaches(scope, contact.department_id);
  }),
});

/**
 * Reads a call that the caller reaches: it belongs where its contact does, or one of those that it may be of. One
 * whose contact is gone is for those who see the whole team, and one of an unknown number for all.
 * @throws CallbookError `call_not_found`, `department_forbidden`
 */
export const getStoredCall = async (table: Table, scope: Scope, callId: string): Promise<StoredCall> => {
  const call = await findCall(table, scope.teamId, callId);
  if (!call) throw notFound('call');
  if (scope.departments === 'all' || call.match === 'none') return call;
  const contacts = await contactsOfCalls(table, scope.teamId, [call]);
  if (contacts.size === 0) throw notFound('call');
  const departments = [...contacts.values()].map(({ department_id }) => department_id);
  if (!departments.some((one) => reaches(scope, one))) requireReach(scope, departments[0] ?? null);
  return withinReach(scope, call, contacts);
};

/** @throws CallbookError `call_not_found`, `department_forbidden` */
export const getCall = async (table: Table, scope: Scope, callId: string): Promise<Call> =>
  visibleCall(scope, await getStoredCall(table, scope, callId));
