import { createHash, timingSafeEqual } from 'node:crypto';
import { parse } from 'secure-json-parse';
import * as v from 'valibot';
import { type CallEvent, callEventSchema } from '../call.schema.ts';

/** A request as it came from a provider. */
export interface ProviderRequest {
  method: string;
  /** The whole URL that was called, with its query, as the provider knows it. */
  url: string;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  /** As it came, before anything was read of it. */
  body: string;
}

/** What a team has agreed with a provider. */
export interface ProviderAccount {
  /** Secrets that are in force: two of them, while one takes the place of the other. */
  secrets: readonly string[];
  /** Numbers and devices of the team's own, by which the legs to its agents are known. */
  own: ReadonlySet<string>;
}

export type ProviderFault = 'signature_missing' | 'signature_invalid' | 'stale' | 'malformed';

/** What a request comes to: an event, nothing that a call would show, or a fault. Never an exception. */
export type Receipt =
  | { result: 'event'; event: CallEvent }
  | { result: 'ignored'; reason: string }
  | { result: 'fault'; fault: ProviderFault; message: string };

export const faultOf = (fault: ProviderFault, message: string): Receipt => ({
  result: 'fault',
  fault,
  message,
});

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Tells whether two texts are equal, in a time that does not tell how far they are. */
export const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** Tells whether a signature is that of one of the secrets; all are tried, whichever it is. */
export const isSignedBy = (
  secrets: readonly string[],
  given: string,
  sign: (secret: string) => string,
): boolean => secrets.map((secret) => secret !== '' && isSame(given, sign(secret))).includes(true);

const largestBody = 262_144;

/** Reads a JSON object; undefined where a body is none, is too large or sets a prototype. */
export const readJson = (body: string): Record<string, unknown> | undefined => {
  if (body.length > largestBody) return undefined;
  try {
    const value: unknown = parse(body, undefined, { protoAction: 'error', constructorAction: 'error' });
    return v.is(v.record(v.string(), v.unknown()), value) && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** The fields of a form or query; of one that is there twice, the last. */
export const readForm = (text: string): Readonly<Record<string, string>> | undefined =>
  text.length > largestBody
    ? undefined
    : Object.assign(Object.create(null), Object.fromEntries(new URLSearchParams(text)));

/** The query of a URL, without its question mark. */
export const queryOf = (url: string): string => (URL.canParse(url) ? new URL(url).search.slice(1) : '');

/** A text that says something: providers send empty ones for what they do not know. */
export const said = v.pipe(
  v.nullish(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), null),
  v.transform((text) => (text === null || text.trim() === '' ? null : text.trim())),
);

/** A phone number in a provider's words, with its plus; null for withheld ones and devices. */
export const numberOf = (text: string | null): string | null => {
  const digits = text?.replace(/^tel:/, '').replace(/[\s().-]/g, '') ?? '';
  return /^\+?[1-9]\d{4,17}$/.test(digits) ? `+${digits.replace(/^\+/, '')}` : null;
};

/** Whole seconds, where a text says them. */
export const secondsOf = (text: string | null): number | null =>
  text !== null && /^\d{1,6}(?:\.\d+)?$/.test(text) ? Math.trunc(Number(text)) : null;

/** A time as UTC, where a text says one. */
export const timeOf = (text: string | null): string | null => {
  if (text === null || text.length > 40) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) || at < Date.UTC(2000) || at > Date.UTC(2200) ? null : new Date(at).toISOString();
};

const nothingTold = {
  leg_id: null,
  outcome: null,
  sequence: null,
  at: null,
  direction: null,
  number: null,
  own_number: null,
  duration_seconds: null,
  machine: false,
  disposition: null,
  agent: null,
  recording_url: null,
  notes: null,
  summary: null,
  transcript_ref: null,
} satisfies Partial<CallEvent>;

/** An event of what an adapter has read, if it is one; what it does not tell is null. */
export const eventOf = (
  told: Pick<CallEvent, 'provider' | 'external_id' | 'phase'> & Partial<CallEvent>,
): Receipt => {
  const { success, output, issues } = v.safeParse(callEventSchema, { ...nothingTold, ...told });
  if (success) return { result: 'event', event: output };
  const names = issues.map((issue) => v.getDotPath(issue) ?? 'the event');
  return faultOf('malformed', `There is something wrong with ${[...new Set(names)].join(', ')}.`);
};
