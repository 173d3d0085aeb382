import type { NumberRecord, Reservation } from '../call/called.item.ts';

/** How far the clock of whoever tells when a call began may be behind, in milliseconds. */
const tolerance = 5_000;

/** Tells whether the call that a number was reserved for is over: then others may ask for it. */
const isSpent = ({ granted_at }: Reservation, { calls }: NumberRecord): boolean =>
  calls.some(({ at, direction, ended }) => ended && direction !== 'inbound' && at >= granted_at - tolerance);

/** The reservation of a number that holds at a moment; undefined where there is none, or no more. */
export const reservationInForce = (record: NumberRecord, now: number): Reservation | undefined => {
  const { reservation } = record;
  return reservation && reservation.until > now && !isSpent(reservation, record) ? reservation : undefined;
};
