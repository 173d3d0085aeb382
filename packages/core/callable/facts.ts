import type { NumberRecord } from '../call/called.item.ts';
import { readHours } from '../calling/hours-text.ts';
import type { Facts } from '../calling/verdict.ts';
import { consented } from '../consent/consented.ts';
import type { Callee } from '../contact/callee.item.ts';
import { type Line, lineOf } from '../contact/number.ts';
import { isSuppressed, type Suppressed, valuesOf } from '../suppression/suppressed-value.ts';
import { reservationInForce } from './reservation.ts';

/** What was read beside the contact, to judge it. */
export interface Known {
  suppressed: Suppressed;
  record: NumberRecord;
  in_other_campaign: boolean;
  /** Whether a legal hold of the contact is in force. */
  on_hold: boolean;
  /** The reservation that whoever asks holds. */
  reservation_id: string | undefined;
}

/** The number that a contact is called at: its first. */
export const calledLine = ({ contact }: Callee): Line | undefined => lineOf(contact, 'phone');

/** Gathers what a verdict follows from. */
export const factsOf = (
  { contact, consents }: Callee,
  line: Line | undefined,
  { suppressed, record, in_other_campaign, on_hold, reservation_id }: Known,
  now: number,
): Facts => {
  const reserved = reservationInForce(record, now);
  return {
    phone: line?.number ?? null,
    phone_invalid: contact.phone_status === 'invalid',
    timezone: contact.timezone,
    hours: (contact.calling_hours !== null && readHours(contact.calling_hours)) || null,
    deleted: contact.deleted_at !== null,
    on_hold,
    suppressed: contact.do_not_call || valuesOf(contact).some((value) => isSuppressed(value, suppressed)),
    consent: consented(consents, 'calls').state,
    in_other_campaign,
    attempts: record.calls.map(({ at, conversation, direction, consented_at }) => ({
      at,
      conversation,
      inbound: direction === 'inbound',
      consented_at,
    })),
    reserved_until: reserved && reserved.id !== reservation_id ? reserved.until : null,
  };
};
