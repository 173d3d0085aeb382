import { createHash, createHmac } from 'node:crypto';
import * as v from 'valibot';
import type { CallEvent, Outcome } from '../call.schema.ts';
import {
  eventOf,
  faultOf,
  isSame,
  isSignedBy,
  numberOf,
  type ProviderAccount,
  type ProviderRequest,
  type Receipt,
  readJson,
  said,
  secondsOf,
  timeOf,
} from './request.ts';

/** How long a token is good for, in seconds. */
const window = 300;

const phases: Readonly<Record<string, CallEvent['phase']>> = {
  started: 'queued',
  ringing: 'ringing',
  answered: 'in_progress',
  human: 'in_progress',
  machine: 'in_progress',
};

const ends: Readonly<Record<string, Outcome>> = {
  completed: 'completed',
  busy: 'busy',
  cancelled: 'cancelled',
  unanswered: 'no_answer',
  timeout: 'no_answer',
  rejected: 'failed',
  failed: 'failed',
};

const bodySchema = v.object({
  uuid: said,
  /** What events about answering machines call it. */
  call_uuid: said,
  conversation_uuid: said,
  status: said,
  sub_state: said,
  direction: said,
  from: said,
  to: said,
  duration: said,
  timestamp: said,
  start_time: said,
  recording_url: said,
});
type Body = v.InferOutput<typeof bodySchema>;

const headerSchema = v.object({ alg: v.literal('HS256') });
const claimsSchema = v.object({
  iat: v.number(),
  exp: v.optional(v.number()),
  payload_hash: v.string(),
});

const readPart = (part: string): unknown => readJson(Buffer.from(part, 'base64url').toString());

/** What is wrong with the token of a request, if anything. */
const tokenFault = (
  { headers, body }: ProviderRequest,
  secrets: readonly string[],
  now: number,
): Receipt | undefined => {
  const [, token] = /^Bearer ([\w.-]+)$/.exec(headers.authorization ?? '') ?? [];
  if (!token) return faultOf('signature_missing', 'There is no signed token.');
  const [header = '', claims = '', signature = '', ...more] = token.split('.');
  const invalid = faultOf('signature_invalid', 'The token is not that of this account and body.');
  // A token that names another algorithm, or none, is not looked at further.
  if (more.length > 0 || !v.is(headerSchema, readPart(header))) return invalid;
  const sign = (secret: string) =>
    createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url');
  if (!isSignedBy(secrets, signature, sign)) return invalid;
  const { success, output } = v.safeParse(claimsSchema, readPart(claims));
  if (!success) return invalid;
  const hash = createHash('sha256').update(body).digest('hex');
  // The body is signed by this hash alone. A query is not: events have to come as POST.
  if (!isSame(output.payload_hash.toLowerCase(), hash)) return invalid;
  const seconds = now / 1_000;
  const isStale =
    Math.abs(seconds - output.iat) > window || (output.exp !== undefined && output.exp < seconds);
  return isStale ? faultOf('stale', 'The token has run out.') : undefined;
};

const partiesOf = ({ direction, from, to }: Body, own: ReadonlySet<string>) => {
  const isTeam = (party: string | null) => party !== null && (own.has(party) || own.has(`+${party}`));
  if (direction === 'inbound')
    return { agent: null, direction: 'inbound' as const, number: numberOf(from), own_number: numberOf(to) };
  // The leg to an agent, of a call that comes in or is to be connected.
  if (direction === 'outbound' && isTeam(to))
    return { agent: to, direction: null, number: null, own_number: null };
  const manual = direction === 'outbound' ? ('manual' as const) : null;
  return {
    agent: null,
    direction: manual,
    number: manual && numberOf(to),
    own_number: manual && numberOf(from),
  };
};

const toEvent = (body: Body, own: ReadonlySet<string>): Receipt => {
  const id = body.uuid ?? body.call_uuid;
  const call = body.conversation_uuid ?? id;
  if (call === null) return faultOf('malformed', 'There is neither uuid nor conversation_uuid.');
  const outcome = body.status === null ? undefined : ends[body.status];
  const isRecording = body.status === null && body.recording_url !== null;
  const phase = isRecording ? 'in_progress' : outcome ? 'ended' : phases[body.status ?? ''];
  if (!phase) return { result: 'ignored', reason: body.status === null ? 'not_a_call' : 'status_unknown' };
  const { agent, direction, number, own_number } = partiesOf(body, own);
  return eventOf({
    provider: 'vonage',
    external_id: call,
    leg_id: agent === null ? null : id,
    phase,
    outcome: outcome ?? null,
    at: timeOf(body.timestamp),
    direction,
    number,
    own_number,
    duration_seconds: secondsOf(body.duration),
    machine: body.status === 'machine',
    agent,
    recording_url: body.recording_url,
  });
};

/** Receives an event of Vonage's Voice API: JSON, sent by POST, with a token signed by its secret. */
export const receiveVonage = (request: ProviderRequest, account: ProviderAccount, now: number): Receipt => {
  const fault = tokenFault(request, account.secrets, now);
  if (fault) return fault;
  const { success, output } = v.safeParse(bodySchema, readJson(request.body));
  return success ? toEvent(output, account.own) : faultOf('malformed', 'The body is no event.');
};
