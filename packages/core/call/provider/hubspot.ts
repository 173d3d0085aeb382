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
  type Receipt,
  readJson,
  said,
  secondsOf,
  timeOf,
} from './request.ts';

/** How old a request may be, by HubSpot's own rule. */
const window = 300_000;

const phases: Readonly<Record<string, CallEvent['phase']>> = {
  QUEUED: 'queued',
  CONNECTING: 'queued',
  CALLING_CRM_USER: 'queued',
  RINGING: 'ringing',
  IN_PROGRESS: 'in_progress',
};

const ends: Readonly<Record<string, Outcome>> = {
  COMPLETED: 'completed',
  BUSY: 'busy',
  NO_ANSWER: 'no_answer',
  MISSED: 'no_answer',
  FAILED: 'failed',
  REJECTED: 'failed',
  CANCELED: 'cancelled',
  VOICEMAIL: 'voicemail',
};

const numberSchema = v.nullish(v.object({ e164Number: said, e164: said, extension: said }));

const bodySchema = v.object({
  externalCallId: v.pipe(v.string(), v.trim(), v.minLength(1)),
  finalCallStatus: said,
  callEndStatus: said,
  callStatus: said,
  direction: said,
  fromNumber: numberSchema,
  toNumber: numberSchema,
  callStartedTimestamp: said,
  durationSeconds: said,
  userId: said,
  engagementProperties: v.nullish(
    v.object({
      hs_call_disposition: said,
      hs_call_recording_url: said,
      hs_call_body: said,
      hs_call_direction: said,
    }),
  ),
});
type Body = v.InferOutput<typeof bodySchema>;

/** Characters that HubSpot decodes in a URL before it signs it. */
const decoded: readonly (readonly [RegExp, string])[] = [
  [/%3A/gi, ':'],
  [/%2F/gi, '/'],
  [/%3F/gi, '?'],
  [/%40/gi, '@'],
  [/%21/gi, '!'],
  [/%24/gi, '$'],
  [/%27/gi, "'"],
  [/%28/gi, '('],
  [/%29/gi, ')'],
  [/%2A/gi, '*'],
  [/%2C/gi, ','],
  [/%3B/gi, ';'],
];

const signedText = ({ method, url, body }: ProviderRequest, timestamp: string): string => {
  const plain = decoded.reduce((text, [code, character]) => text.replace(code, character), url);
  return method + plain + body + timestamp;
};

const signatureFault = (
  request: ProviderRequest,
  secrets: readonly string[],
  now: number,
): Receipt | undefined => {
  const { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': timestamp } = request.headers;
  if (!signature || !timestamp) return faultOf('signature_missing', 'There is no signature of version 3.');
  const sign = (secret: string) =>
    createHmac('sha256', secret).update(signedText(request, timestamp)).digest('base64');
  if (!isSignedBy(secrets, signature, sign))
    return faultOf('signature_invalid', 'The signature is not that of this request.');
  const isRecent = /^\d{12,14}$/.test(timestamp) && Math.abs(now - Number(timestamp)) <= window;
  return isRecent ? undefined : faultOf('stale', 'The request is older than five minutes.');
};

const phoneOf = (number: Body['fromNumber']): string | null => {
  const e164 = numberOf(number?.e164Number ?? number?.e164 ?? null);
  return e164 !== null && number?.extension ? `${e164};ext=${number.extension}` : e164;
};

const toEvent = (body: Body): Receipt => {
  const status =
    (body.finalCallStatus ?? body.callEndStatus ?? body.callStatus)?.replace(/^INTERNAL_/, '') ?? null;
  if (status === null) return { result: 'ignored', reason: 'not_a_call' };
  const outcome = ends[status];
  const phase = outcome ? 'ended' : phases[status];
  if (!phase) return { result: 'ignored', reason: 'status_unknown' };
  const properties = body.engagementProperties;
  // The endpoint is that of calls that come in; what goes out says so.
  const isOutbound = /^OUTBOUND$/i.test(body.direction ?? properties?.hs_call_direction ?? '');
  const [theirs, ours] = isOutbound ? [body.toNumber, body.fromNumber] : [body.fromNumber, body.toNumber];
  return eventOf({
    provider: 'hubspot',
    external_id: body.externalCallId,
    phase,
    outcome: outcome ?? null,
    at: timeOf(body.callStartedTimestamp),
    direction: isOutbound ? 'manual' : 'inbound',
    number: phoneOf(theirs),
    own_number: phoneOf(ours),
    duration_seconds: secondsOf(body.durationSeconds),
    disposition: properties?.hs_call_disposition ?? null,
    agent: body.userId,
    recording_url: properties?.hs_call_recording_url ?? null,
    notes: properties?.hs_call_body ?? null,
  });
};

/** Receives a call in the words of HubSpot's calling extensions, signed in its third way with the app's secret. */
export const receiveHubspot = (request: ProviderRequest, account: ProviderAccount, now: number): Receipt => {
  const fault = signatureFault(request, account.secrets, now);
  if (fault) return fault;
  const { success, output } = v.safeParse(bodySchema, readJson(request.body));
  return success ? toEvent(output) : faultOf('malformed', 'The body is no call with an externalCallId.');
};
