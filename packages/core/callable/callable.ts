import { isVisible, requireReach, type Scope } from '../access/scope.ts';
import { mergedInto } from '../contact/merged.ts';
import { lineText } from '../contact/number.ts';
import { CallbookError, notFound } from '../error.ts';
import type { Table } from '../table/table.ts';
import type { Callable, CallableOrError } from './callable.schema.ts';
import { findVerdicts, type Judged, type VerdictRequest } from './find-verdicts.ts';
import { releaseContacts, reserveContacts } from './reserve.ts';

export interface Asking extends VerdictRequest {
  scope: Scope;
  /** Seconds for which the number is to be reserved; 0 gives it back. */
  reserve?: number | undefined;
  /** The id of a reservation that is made. */
  newId: string;
}

/** A verdict, and whether the number is reserved for whoever asked. */
export interface Answered {
  judged: Judged;
  /** Milliseconds. */
  reservedUntil: number | null;
  reservationId: string;
}

/** Zones tell where a number is, and so something of it. */
const zonesShown = ({ contact, verdict: { zones } }: Judged, scope: Scope): readonly string[] => {
  const isOwn = contact.timezone !== null && zones.length === 1 && zones[0] === contact.timezone;
  return isVisible(scope, isOwn ? 'timezone' : 'phone') ? zones : [];
};

/** A verdict as the caller may see it. Whether, why and when are for all who call. */
export const visibleVerdict = (
  { judged, reservedUntil, reservationId }: Answered,
  scope: Scope,
): Callable => {
  const { contact, line, verdict, presets, consentId } = judged;
  return {
    contact_id: contact.id,
    number: line && isVisible(scope, 'phone') ? lineText(line) : null,
    callable: verdict.callable,
    reasons: verdict.reasons.map(({ code, rule, until }) => ({
      code,
      ...(rule !== undefined && { rule }),
      ...(until !== undefined && { until }),
    })),
    zones: [...zonesShown(judged, scope)],
    window: verdict.window,
    next_allowed_at: verdict.next_allowed_at,
    presets: isVisible(scope, 'phone') ? [...presets] : [],
    consent_id: consentId,
    reservation:
      reservedUntil === null ? null : { id: reservationId, until: new Date(reservedUntil).toISOString() },
  };
};

const judgeAll = async (
  table: Table,
  { reserve, newId, ...request }: Asking,
  contactIds: readonly string[],
): Promise<Map<string, Answered>> => {
  const { reservationId = newId } = request;
  if (reserve) {
    const found = await reserveContacts(table, { ...request, reservationId, seconds: reserve }, contactIds);
    return new Map(
      [...found].map(([id, { reservedUntil, ...judged }]) => [id, { judged, reservedUntil, reservationId }]),
    );
  }
  const found = await (reserve === 0 ? releaseContacts : findVerdicts)(
    table,
    { ...request, reservationId },
    contactIds,
  );
  return new Map([...found].map(([id, judged]) => [id, { judged, reservedUntil: null, reservationId }]));
};

/**
 * Whether a contact, live or in the trash, may be called now; with `reserve` its number is reserved then.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `campaign_not_found`
 */
export const judgeContact = async (table: Table, asking: Asking, contactId: string): Promise<Callable> => {
  const found = (await judgeAll(table, asking, [contactId])).get(contactId);
  if (!found) throw notFound('contact');
  requireReach(asking.scope, found.judged.contact.department_id);
  return visibleVerdict(found, asking.scope);
};

const blank = {
  ...{ number: null, callable: false, reasons: [], zones: [], window: null },
  ...{ next_allowed_at: null, presets: [], consent_id: null, reservation: null },
};

/** What would be thrown if one were asked for alone. */
const errorOf = (ask: () => void): CallableOrError['error'] => {
  try {
    ask();
    return null;
  } catch (error) {
    if (!(error instanceof CallbookError)) throw error;
    const [{ code, message }] = error.faults;
    return { code, message };
  }
};

/**
 * The same of many contacts, in the order in which they are asked for, each once, under the ids asked for.
 * @throws CallbookError `campaign_not_found`
 */
export const judgeContacts = async (
  table: Table,
  asking: Asking,
  contactIds: readonly string[],
): Promise<CallableOrError[]> => {
  const { scope } = asking;
  const found = await judgeAll(table, asking, contactIds);
  return [...new Set(contactIds)].map((contact_id) => {
    const one = found.get(contact_id);
    const error = errorOf(() => {
      if (!one) throw notFound('contact');
      requireReach(scope, one.judged.contact.department_id);
    });
    if (!one || error) return { contact_id, ...blank, error };
    const verdict = { ...visibleVerdict(one, scope), contact_id };
    return { ...verdict, ...mergedInto(contact_id, one.judged.contact), error };
  });
};
