import { createHmac } from 'node:crypto';
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

/** Late requests are told from replayed ones by the signed `Timestamp`, the only time in them. */
const oldest = 48 * 3_600_000;
const aheadOfUs = 300_000;

const phases: Readonly<Record<string, CallEvent['phase']>> = {
  queued: 'queued',
  initiated: 'queued',
  ringing: 'ringing',
  'in-progress': 'in_progress',
  answered: 'in_progress',
};

const ends: Readonly<Record<string, Outcome>> = {
  completed: 'completed',
  busy: 'busy',
  failed: 'failed',
  'no-answer': 'no_answer',
  canceled: 'cancelled',
};

const formSchema = v.object({
  CallSid: v.pipe(v.string(), v.regex(/^CA[0-9a-zA-Z]{1,64}$/)),
  ParentCallSid: said,
  CallStatus: said,
  Direction: said,
  From: said,
  To: said,
  CallDuration: said,
  Timestamp: said,
  SequenceNumber: said,
  AnsweredBy: said,
  RecordingUrl: said,
  RecordingStatus: said,
});
type Form = v.InferOutput<typeof formSchema>;

/** With and without the port that the scheme has by itself: Twilio signs either. */
const spellings = (url: string): readonly string[] => {
  const port = url.startsWith('https:') ? ':443' : ':80';
  const [origin = ''] = /^[a-z]+:\/\/[^/?#]+/.exec(url) ?? [];
  const rest = url.slice(origin.length);
  const bare = origin.replace(/:(?:443|80)$/, '');
  return [url, `${bare}${rest}`, `${bare}${port}${rest}`];
};

/** What is signed: the URL, and behind it each field and its value, by the names of the fields. */
const signedText = (url: string, body: string): string => {
  const fields = [...new URLSearchParams(body)].toSorted(([one], [other]) =>
    one < other ? -1 : one > other ? 1 : 0,
  );
  return url + fields.map(([name, value]) => name + value).join('');
};

const isSigned = ({ url, body }: ProviderRequest, secrets: readonly string[], signature: string): boolean =>
  spellings(url)
    .map((each) =>
      isSignedBy(secrets, signature, (secret) =>
        createHmac('sha1', secret).update(signedText(each, body)).digest('base64'),
      ),
    )
    .includes(true);

const deviceOf = (party: string | null): string | undefined =>
  /^(?:client|sip):([^@;]+)/.exec(party ?? '')?.[1];

/** Who is who: the other party and the team's number, and the agent of a leg that is the team's own. */
const partiesOf = ({ Direction, From, To }: Form, own: ReadonlySet<string>) => {
  const isTeam = (party: string | null) => party !== null && own.has(party);
  // An agent's device calls Twilio so that it calls somebody.
  if (Direction === 'inbound' && deviceOf(From) !== undefined)
    return {
      agent: deviceOf(From) ?? null,
      direction: 'manual' as const,
      number: numberOf(To),
      own_number: null,
    };
  if (Direction === 'inbound')
    return {
      agent: undefined,
      direction: 'inbound' as const,
      number: numberOf(From),
      own_number: numberOf(To),
    };
  if (deviceOf(To) !== undefined || (Direction === 'outbound-dial' && isTeam(To)))
    return { agent: deviceOf(To) ?? To, direction: null, number: null, own_number: null };
  const direction = Direction?.startsWith('outbound') ? ('manual' as const) : null;
  return { agent: undefined, direction, number: numberOf(To), own_number: numberOf(From) };
};

const toEvent = (form: Form, own: ReadonlySet<string>): Receipt => {
  const { CallStatus: status } = form;
  const outcome = status === null ? undefined : ends[status];
  // Recordings and answering machines are told of without a status.
  const phase = status === null ? 'in_progress' : outcome ? 'ended' : phases[status];
  if (!phase) return { result: 'ignored', reason: 'status_unknown' };
  if (status === null && form.AnsweredBy === null && form.RecordingUrl === null)
    return { result: 'ignored', reason: 'not_a_call' };
  const { agent, direction, number, own_number } = partiesOf(form, own);
  return eventOf({
    provider: 'twilio',
    external_id: form.ParentCallSid ?? form.CallSid,
    leg_id: agent === undefined ? null : form.CallSid,
    phase,
    outcome: outcome ?? null,
    sequence: secondsOf(form.SequenceNumber),
    at: timeOf(form.Timestamp),
    direction,
    number,
    own_number,
    duration_seconds: secondsOf(form.CallDuration),
    machine: /^(?:machine|fax)/.test(form.AnsweredBy ?? ''),
    agent: agent ?? null,
    recording_url:
      form.RecordingStatus === null || form.RecordingStatus === 'completed' ? form.RecordingUrl : null,
  });
};

/** Receives a status callback of Twilio's Voice API: a form, signed with the account's auth token. */
export const receiveTwilio = (request: ProviderRequest, account: ProviderAccount, now: number): Receipt => {
  const signature = request.headers['x-twilio-signature'];
  if (!signature) return faultOf('signature_missing', 'There is no X-Twilio-Signature.');
  const fields = readForm(request.method === 'GET' ? queryOf(request.url) : request.body);
  if (!fields) return faultOf('malformed', 'The body is too large.');
  if (!isSigned(request, account.secrets, signature))
    return faultOf('signature_invalid', 'The signature is not that of this URL and body.');
  const { success, output } = v.safeParse(formSchema, fields);
  if (!success) return faultOf('malformed', 'There is no CallSid.');
  const at = timeOf(output.Timestamp);
  if (at !== null && (now - Date.parse(at) > oldest || Date.parse(at) - now > aheadOfUs))
    return faultOf('stale', 'The event is not of these days.');
  return toEvent(output, account.own);
};
