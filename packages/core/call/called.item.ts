import * as v from 'valibot';
import { foldPhone } from '../phone/phone-variants.ts';
import type { Item, Key } from '../table/item.ts';
import { queryAll, type Table } from '../table/table.ts';
import { absent, type Change, change, drop, either, is, isAtMost, put, type Write } from '../table/write.ts';
import { keyText } from '../text/key-text.ts';
import type { StoredCall } from './compose-call.ts';

/** How many days a call, or a conversation, may count against the caps of its number, and a while more. */
const attemptDays = 40;
const conversationDays = 380;

const callMark = 'CALL#';

/** Builds the partition of a number, in the one form that all its national variants have. */
const partition = (teamId: string, number: string): string => {
  const [bare = '', extension] = number.split(';ext=');
  return `T#${teamId}#CALLED#${keyText(foldPhone(bare) + (extension === undefined ? '' : `;ext=${extension}`))}`;
};

export const calledKeys = {
  call: (teamId: string, number: string, callId: string): Key => ({
    pk: partition(teamId, number),
    sk: `${callMark}${callId}`,
  }),
  reservation: (teamId: string, number: string): Key => ({
    pk: partition(teamId, number),
    sk: 'RESERVATION',
  }),
};

/**
 * Records that a number was called, or called itself: caps count that, whose call it ever was and whatever becomes of
 * the contact. The call again takes the same place.
 */
export const attemptWrite = (call: StoredCall & { number: string }): Write => {
  const { team_id, id, number, started_at: at, direction, outcome, consent_id, relied_on } = call;
  const conversation = outcome === 'completed';
  const days = conversation ? conversationDays : attemptDays;
  return put({
    ...calledKeys.call(team_id, number, id),
    ...{ at, direction, conversation },
    ...(outcome !== null && { ended: true }),
    ...(consent_id !== null && relied_on && { consented_at: relied_on.at }),
    ttl: Math.ceil(Date.parse(at) / 1_000) + days * 86_400,
  });
};

const moment = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
);

const attemptSchema = v.object({
  /** When it began, in milliseconds. */
  at: moment,
  direction: v.string(),
  /** Whether somebody was spoken with. */
  conversation: v.boolean(),
  ended: v.optional(v.boolean(), false),
  /** When the consent was given that it relied on, in milliseconds. */
  consented_at: v.optional(moment),
});

const reservationSchema = v.object({
  id: v.string(),
  /** When it was granted, and until when it is, in milliseconds. */
  granted_at: moment,
  until: moment,
});
export type Reservation = v.InferOutput<typeof reservationSchema>;

/** What is on record of a number: calls to and from it, and who has it reserved, still or formerly. */
export interface NumberRecord {
  calls: v.InferOutput<typeof attemptSchema>[];
  reservation: Reservation | undefined;
}

export const emptyRecord: NumberRecord = { calls: [], reservation: undefined };

const toRecord = (items: readonly Item[]): NumberRecord => {
  const reserved = items.find(({ sk }) => !sk.startsWith(callMark));
  return {
    calls: items.filter(({ sk }) => sk.startsWith(callMark)).map((item) => v.parse(attemptSchema, item)),
    reservation: reserved && toReservation(reserved),
  };
};

/** Reads the record of a number, given as calls keep it; strongly consistent. */
export const readNumberRecord = async (table: Table, teamId: string, number: string): Promise<NumberRecord> =>
  toRecord(
    await queryAll(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition(teamId, number) },
      ConsistentRead: true,
    }),
  );

/** How long a reservation that is over stays on record, in seconds. */
const kept = 86_400;

const isoTime = (at: number): string => new Date(at).toISOString();

/**
 * Reserves a number: where nobody has, where the reservation is over or this one already, and in the place of one that
 * was found to be spent.
 */
export const reserveWrite = (
  { teamId, number }: { teamId: string; number: string },
  { id, granted_at, until }: Reservation,
  { now, spent }: { now: number; spent: string | undefined },
): Change =>
  change(calledKeys.reservation(teamId, number), {
    set: { id, granted_at: isoTime(granted_at), until: isoTime(until), ttl: Math.ceil(until / 1_000) + kept },
    when: [
      either(
        absent('id'),
        isAtMost('until', isoTime(now)),
        is('id', id),
        ...(spent === undefined ? [] : [is('id', spent)]),
      ),
    ],
  });

/** Reads the reservation that stands in the way of another. */
export const toReservation = (item: Item): Reservation => v.parse(reservationSchema, item);

/** Gives a reservation back that is still this one. */
export const releaseWrite = (
  { teamId, number }: { teamId: string; number: string },
  reservationId: string,
): Write => drop(calledKeys.reservation(teamId, number), is('id', reservationId));
