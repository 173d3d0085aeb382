import { isDeepStrictEqual } from 'node:util';
import { reaches, type Scope } from '../access/scope.ts';
import { releaseWrite, reserveWrite, toReservation } from '../call/called.item.ts';
import { foldLine, lineText } from '../contact/number.ts';
import { valuesOf } from '../suppression/suppressed-value.ts';
import { changeItem, type Table, transacted } from '../table/table.ts';
import {
  findVerdicts,
  type Judged,
  judgeCallee,
  judgeFacts,
  readCallees,
  readEvidence,
  type VerdictRequest,
} from './find-verdicts.ts';
import { reservationInForce } from './reservation.ts';

export interface Reserving extends VerdictRequest {
  scope: Scope;
  /** The reservation that is made, or that whoever asks holds already. */
  reservationId: string;
  seconds: number;
}

/** A verdict, and until when the number is reserved for whoever asked (milliseconds). */
export interface Reserved extends Judged {
  reservedUntil: number | null;
}

const notReserved = (judged: Judged): Reserved => ({ ...judged, reservedUntil: null });

const placeOf = ({ contact, line }: Judged) => line && { teamId: contact.team_id, number: lineText(line) };

/** The same verdict with somebody else's reservation. */
const refusedUntil = (judged: Judged, reserved_until: number, request: VerdictRequest): Reserved => {
  const facts = { ...judged.facts, reserved_until };
  return notReserved({ ...judged, ...judgeFacts(facts, request) });
};

/** Takes the number of a contact that may be called, unless somebody was faster. */
const take = async (table: Table, judged: Judged, request: Reserving): Promise<Reserved> => {
  const place = placeOf(judged);
  if (!place) return notReserved(judged);
  const now = request.now.getTime();
  const seen = judged.record.reservation;
  const held = reservationInForce(judged.record, now);
  const granted_at = held?.id === request.reservationId ? held.granted_at : now;
  const until = now + request.seconds * 1_000;
  const spent = held ? undefined : seen?.id;
  const wanted = { id: request.reservationId, granted_at, until };
  const { changed, item } = await changeItem(table, reserveWrite(place, wanted, { now, spent }));
  if (changed) return { ...judged, reservedUntil: until };
  return refusedUntil(judged, item ? toReservation(item).until : until, request);
};

const release = async (table: Table, judged: Judged, reservationId: string): Promise<void> => {
  const place = placeOf(judged);
  if (place) await transacted(table, [releaseWrite(place, reservationId)]);
};

const isReached = (one: Judged, other: Judged): boolean =>
  isDeepStrictEqual([one.line, valuesOf(one.contact)], [other.line, valuesOf(other.contact)]);

/**
 * Judges numbers anew that are reserved by now: what somebody did between the first look and the reservation counts,
 * and whoever comes later finds them reserved. Read at once, since it is known by what they are reached.
 */
const confirm = async (
  table: Table,
  taken: readonly Reserved[],
  request: Reserving,
): Promise<Map<string, Reserved>> => {
  const seen = taken.map(({ contact }) => ({ contact, consents: [] }));
  const [callees, evidence] = await Promise.all([
    readCallees(
      table,
      request,
      taken.map(({ contact }) => contact.id),
    ),
    readEvidence(table, request, seen),
  ]);
  const now = new Map([...callees].map(([id, one]) => [id, judgeCallee(one, evidence, request)]));
  const checked = taken.map(async (one): Promise<(readonly [string, Reserved])[]> => {
    const { id } = one.contact;
    const again = now.get(id);
    if (again?.verdict.callable && isReached(one, again)) return [[id, { ...one, ...again }]];
    await release(table, one, request.reservationId);
    if (again && isReached(one, again)) return [[id, notReserved(again)]];
    // It has another number by now, or is gone.
    return [...(await reserveContacts(table, request, [id]))];
  });
  return new Map((await Promise.all(checked)).flat());
};

/** Picks one contact of each number: whoever asks for several that share one gets it for the first. */
const firstOfNumbers = (free: readonly Judged[]): ReadonlySet<Judged> => {
  const first = new Map<string, Judged>();
  for (const one of free) if (one.line && !first.has(foldLine(one.line))) first.set(foldLine(one.line), one);
  return new Set(first.values());
};

/**
 * Judges contacts and reserves the number of each that may be called: of all who ask at once, one gets it. Whoever
 * holds it asks again with its id to keep it. Four rounds where one is granted, two where none is to be had.
 */
export const reserveContacts = async (
  table: Table,
  request: Reserving,
  contactIds: readonly string[],
): Promise<Map<string, Reserved>> => {
  const found = await findVerdicts(table, request, contactIds);
  // Several ids may mean one contact by now.
  const judged = [...new Set(found.values())];
  const free = new Set(
    judged.filter(
      ({ verdict, contact }) => verdict.callable && reaches(request.scope, contact.department_id),
    ),
  );
  const first = firstOfNumbers([...free]);
  const until = request.now.getTime() + request.seconds * 1_000;
  const asked = await Promise.all(
    judged.map(async (one) => {
      if (!free.has(one)) return notReserved(one);
      return first.has(one) ? take(table, one, request) : refusedUntil(one, until, request);
    }),
  );
  const taken = asked.filter(({ reservedUntil }) => reservedUntil !== null);
  const confirmed = taken.length > 0 ? await confirm(table, taken, request) : new Map<string, Reserved>();
  const last = new Map(
    asked.map((one, index) => [
      judged[index],
      one.reservedUntil === null ? one : confirmed.get(one.contact.id),
    ]),
  );
  return new Map(
    [...found].flatMap(([id, one]) => {
      const final = last.get(one);
      return final ? [[id, final] as const] : [];
    }),
  );
};

/** Gives the numbers of contacts back that are reserved under an id, and judges them then. */
export const releaseContacts = async (
  table: Table,
  { reservationId, ...request }: VerdictRequest & { reservationId: string },
  contactIds: readonly string[],
): Promise<Map<string, Judged>> => {
  const judged = await findVerdicts(table, { ...request, reservationId }, contactIds);
  const held = [...new Set(judged.values())].filter(({ record }) => record.reservation?.id === reservationId);
  await Promise.all(held.map((one) => release(table, one, reservationId)));
  return judged;
};
