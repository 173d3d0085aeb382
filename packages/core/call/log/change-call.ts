import { requireReach } from '../../access/scope.ts';
import type { ContactCreate } from '../../attribute/contact.schema.ts';
import { findSurvivors } from '../../contact/contact.item.ts';
import type { Writing } from '../../contact/contact.ts';
import { createContact } from '../../contact/create-contact.ts';
import { CallbookError, failure, notFound } from '../../error.ts';
import { requireVersion } from '../../table/require-version.ts';
import { untilSettled } from '../../table/settle.ts';
import type { Table } from '../../table/table.ts';
import type { Call, CallChange } from '../call-record.schema.ts';
import { knownOf, type StoredCall, withSaid } from '../compose-call.ts';
import { type Counted, findCounted } from './count-call.ts';
import { getStoredCall, visibleCall } from './get-call.ts';
import { writeCall } from './write-call.ts';

interface Changing extends Omit<Writing, 'catalogue'> {
  callId: string;
  version?: number | undefined;
}

const read = async (table: Table, { scope, callId, version }: Changing): Promise<StoredCall> => {
  const seen = await getStoredCall(table, scope, callId);
  requireVersion('call', seen, version);
  return seen;
};

/** What a change says, without what it leaves as it is. */
const saidIn = ({ team_id: _, ...change }: CallChange) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/**
 * Changes what people say of a call; it stands whatever its provider tells later. Null clears. A disposition that
 * means an opt-out opts the contact out.
 * @throws CallbookError `call_not_found`, `department_forbidden`, `version_mismatch`
 */
export const changeCall = async (
  table: Table,
  { change, ...request }: Changing & { change: CallChange },
): Promise<Call> => {
  const { team, scope } = request;
  const call = await untilSettled(async () => {
    const seen = await read(table, request);
    const known = withSaid(knownOf(seen), saidIn(change), team.settings.dispositions);
    const counted = await findCounted(table, team.id, seen.contact_id);
    return writeCall(table, { ...request, seen, known, counted });
  });
  return visibleCall(scope, call);
};

/** Whose a call is to be: a contact's that is there, or that of one that is made. */
export type Assigned = { contact_id: string } | { contact: ContactCreate };

/** The id of the contact, which is made where it is a new one. */
const idFor = async (
  table: Table,
  request: Changing,
  { number }: StoredCall,
  to: Assigned,
): Promise<string> => {
  if ('contact_id' in to) return to.contact_id;
  const draft = { ...to.contact, ...(number !== null && { phone: number }) };
  return (await createContact(table, { ...request, draft })).contact.id;
};

/** @throws CallbookError `contact_not_found`, `department_forbidden` */
const contactFor = async (table: Table, { team, scope }: Changing, contactId: string): Promise<Counted> => {
  const counted = await findCounted(table, team.id, contactId);
  if (!counted || counted.contact.deleted_at !== null) throw notFound('contact');
  requireReach(scope, counted.contact.department_id);
  return counted;
};

/** Tells whether two ids are those of one contact, by itself or since one was merged. */
const isOne = async (table: Table, { team }: Changing, id: string, other: string): Promise<boolean> => {
  if (id === other) return true;
  const found = await findSurvivors(table, team.id, [id, other]);
  return found.has(id) && found.get(id)?.id === found.get(other)?.id;
};

const isTaken = ({ contact_id }: StoredCall) =>
  new CallbookError('conflict', [
    {
      param: 'contact_id',
      code: 'call_assigned',
      message: 'Somebody has said already whose call this is.',
      ...(contact_id !== null && { existing_id: contact_id }),
    },
  ]);

/**
 * Says whose a call is that was of nobody known, or of one of several; its contact counts it from then on.
 * @throws CallbookError `call_not_found`, `department_forbidden`, `version_mismatch`, `contact_not_found`,
 * `call_assigned`, and as `createContact`
 */
export const assignCall = async (
  table: Table,
  { to, ...request }: Changing & { to: Assigned },
): Promise<Call> => {
  let contactId: string | undefined;
  const call = await untilSettled(async () => {
    const seen = await read(table, request);
    if (seen.contact_id !== null) {
      if ('contact_id' in to && (await isOne(table, request, seen.contact_id, to.contact_id))) return seen;
      throw isTaken(seen);
    }
    contactId ??= await idFor(table, request, seen, to);
    const counted = await contactFor(table, request, contactId);
    const contact = { match: 'one', contact_id: counted.contact.id } as const;
    return writeCall(table, { ...request, seen, known: { ...knownOf(seen), contact }, counted });
  });
  return visibleCall(request.scope, call);
};

/** @throws CallbookError `required` where neither or both are given */
export const assignedOf = ({
  contact_id,
  contact,
}: {
  contact_id?: string | null | undefined;
  contact?: ContactCreate | null | undefined;
}): Assigned => {
  if (contact_id && !contact) return { contact_id };
  if (contact && !contact_id) return { contact };
  throw failure('invalid', 'required', 'Give `contact_id`, or `contact` for a new one.', 'contact_id');
};
