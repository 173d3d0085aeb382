import * as v from 'valibot';
import type { CallEvent, Outcome } from '../call.schema.ts';
import {
  eventOf,
  faultOf,
  isSignedBy,
  numberOf,
  type ProviderAccount,
  type ProviderRequest,
  queryOf,
  type Receipt,
  readForm,
  said,
  secondsOf,
  timeOf,
} from './request.ts';

/** Statuses of calls that go on. */
const open: ReadonlySet<string> = new Set(['NEW', 'QUEUE', 'INCALL', 'DISPO']);

/** What VICIdial's own statuses mean; agents' other ones are of calls in which somebody was spoken with. */
const ends: Readonly<Record<string, Outcome>> = {
  NA: 'no_answer',
  N: 'no_answer',
  B: 'busy',
  AB: 'busy',
  A: 'voicemail',
  AA: 'voicemail',
  AM: 'voicemail',
  AL: 'voicemail',
  DC: 'failed',
  ADC: 'failed',
  ERI: 'failed',
  LRERR: 'failed',
  // Somebody answered whom no agent was free for.
  DROP: 'failed',
  XDROP: 'failed',
  PDROP: 'failed',
  // The dialer found the number in a list of those not to be called, and did not.
  DNCL: 'cancelled',
  DNCC: 'cancelled',
};

/** Nobody was there for who called. */
const missed: ReadonlySet<string> = new Set([
  'DROP',
  'XDROP',
  'IDROP',
  'TIMEOT',
  'AFTHRS',
  'NANQUE',
  'HOLDTO',
  'MAXCAL',
]);

/** The first letter of its ids of calls. */
const directions: Readonly<Record<string, NonNullable<CallEvent['direction']>>> = {
  V: 'campaign',
  M: 'manual',
  Y: 'inbound',
};

/** A value; one whose name VICIdial did not know stays as it stands in the URL. */
const filled = v.pipe(
  said,
  v.transform((text) => (text !== null && /^--A--.*--B--$/.test(text) ? null : text)),
);

const querySchema = v.object({
  secret: v.optional(v.string(), ''),
  call_id: filled,
  uniqueid: filled,
  dispo: filled,
  phone_code: filled,
  phone_number: filled,
  talk_time: filled,
  user: filled,
  recording_url: filled,
  comments: filled,
});
type Query = v.InferOutput<typeof querySchema>;

/** The digits of a national number behind its country's code. */
const phoneOf = ({ phone_code: code, phone_number: number }: Query): string | null => {
  if (number === null) return null;
  if (number.startsWith('+')) return numberOf(number);
  return code === null
    ? null
    : numberOf(`+${code.replace(/^(?:\+|00)/, '')}${number.replace(/^0(?=\d{6})/, '')}`);
};

/** Asterisk's ids begin with the second in which the call began. */
const beganAt = (uniqueid: string | null): string | null => {
  const [, seconds] = /^(\d{9,10})\.\d+$/.exec(uniqueid ?? '') ?? [];
  return seconds === undefined ? null : timeOf(new Date(Number(seconds) * 1_000).toISOString());
};

const toEvent = (query: Query): Receipt => {
  const id = query.call_id ?? query.uniqueid;
  if (id === null || query.dispo === null) return faultOf('malformed', 'There is no call_id, or no dispo.');
  const status = query.dispo.toUpperCase();
  const direction = directions[query.call_id?.slice(0, 1) ?? ''] ?? null;
  const isMissed = missed.has(status) && direction === 'inbound';
  return eventOf({
    provider: 'vicidial',
    external_id: id,
    phase: open.has(status) ? 'in_progress' : 'ended',
    outcome: open.has(status)
      ? null
      : isMissed
        ? 'no_answer'
        : (ends[status] ?? (missed.has(status) ? 'failed' : 'completed')),
    at: beganAt(query.uniqueid),
    direction,
    number: phoneOf(query),
    duration_seconds: secondsOf(query.talk_time),
    disposition: open.has(status) ? null : query.dispo,
    agent: query.user,
    recording_url: query.recording_url,
    notes: query.comments,
  });
};

/**
 * Receives a call of VICIdial's Dispo Call URL. It signs nothing and sends no time, so that a secret in the URL stands for it,
 * and the same request again says the same.
 */
export const receiveVicidial = (request: ProviderRequest, account: ProviderAccount): Receipt => {
  const sent = request.method === 'GET' ? '' : request.body;
  const fields = readForm([queryOf(request.url), sent].filter(Boolean).join('&'));
  const { success, output } = v.safeParse(querySchema, fields);
  if (!success) return faultOf('malformed', 'The query cannot be read.');
  if (output.secret === '') return faultOf('signature_missing', 'There is no secret in the URL.');
  if (!isSignedBy(account.secrets, output.secret, (secret) => secret))
    return faultOf('signature_invalid', 'The secret is not that of this account.');
  return toEvent(output);
};
