import { parse } from 'secure-json-parse';
import * as v from 'valibot';
import type { Claim } from './accept.ts';
import type { FieldSet } from './answer-schema.ts';
import { formOf } from './json-form.ts';

/** Why a model's answer comes to nothing. */
export type AnswerFailure =
  | 'malformed'
  | 'too_large'
  | 'too_deep'
  | 'repeated_key'
  | 'schema_mismatch'
  | 'cut_short'
  | 'refused'
  | 'throttled'
  | 'late'
  | 'unavailable'
  | 'not_allowed';

export type Answer =
  | { claims: readonly Claim[]; failure?: undefined }
  | { claims?: undefined; failure: AnswerFailure };

const largest = 262_144;
const deepest = 6;

/** What another attempt may mend, of which there are two at most. */
const passing: ReadonlySet<AnswerFailure> = new Set([
  'malformed',
  'too_large',
  'too_deep',
  'repeated_key',
  'schema_mismatch',
  'throttled',
  'late',
  'unavailable',
]);
const mostAttempts = 3;

/** Tells whether to ask again after a failure of the n-th attempt. */
export const asksAgain = (failure: AnswerFailure, attempt: number): boolean =>
  passing.has(failure) && attempt < mostAttempts;

const claimSchema = v.strictObject({
  value: v.union([
    v.pipe(v.string(), v.maxLength(20_000)),
    v.number(),
    v.boolean(),
    v.pipe(v.array(v.string()), v.maxLength(200)),
  ]),
  quote: v.pipe(v.string(), v.maxLength(2_000)),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

const parsed = (json: string): unknown => {
  try {
    return parse(json, undefined, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    return undefined;
  }
};

/** Tells whether a value is of the type that the schema says, and of its words. */
const fits = (set: FieldSet, key: string, value: Claim['value']): boolean => {
  const target = set.targets.get(key);
  const options = target && 'label' in target ? target.options : [];
  switch (target?.kind) {
    case undefined:
      return false;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'select':
      return typeof value === 'string' && options.includes(value);
    case 'multi_select':
      return Array.isArray(value) && value.every((one) => options.includes(one));
    default:
      return typeof value === 'string';
  }
};

const readClaims = (set: FieldSet, given: unknown): Answer => {
  const { success, output } = v.safeParse(v.record(v.string(), claimSchema), given);
  const mismatch: Answer = { failure: 'schema_mismatch' };
  if (!success || Array.isArray(given)) return mismatch;
  const claims = Object.entries(output);
  if (!claims.every(([key, { value }]) => fits(set, key, value))) return mismatch;
  return { claims: claims.map(([key, claim]) => ({ ...claim, field: set.targets.get(key)?.name ?? '' })) };
};

/** Reads a model's text, if it is an answer to what it was asked. */
export const readAnswer = (set: FieldSet, json: string): Answer => {
  if (json.length > largest) return { failure: 'too_large' };
  const { depth, repeated } = formOf(json, deepest);
  if (depth > deepest) return { failure: 'too_deep' };
  const value = parsed(json);
  if (value === undefined) return { failure: 'malformed' };
  return repeated ? { failure: 'repeated_key' } : readClaims(set, value);
};

const responseSchema = v.object({
  stopReason: v.string(),
  output: v.object({
    message: v.object({ content: v.array(v.looseObject({ text: v.optional(v.string()) })) }),
  }),
});

const stops: Readonly<Record<string, AnswerFailure>> = {
  max_tokens: 'cut_short',
  model_context_window_exceeded: 'cut_short',
  guardrail_intervened: 'refused',
  content_filtered: 'refused',
  refusal: 'refused',
  tool_use: 'malformed',
  malformed_model_output: 'malformed',
  malformed_tool_use: 'malformed',
};

/** Reads what Bedrock's Converse answers to a question for a set of fields. */
export const readConverse = (set: FieldSet, response: unknown): Answer => {
  const { success, output } = v.safeParse(responseSchema, response);
  if (!success) return { failure: 'malformed' };
  const failure = Object.hasOwn(stops, output.stopReason) ? stops[output.stopReason] : undefined;
  if (failure) return { failure };
  return readAnswer(set, output.output.message.content.map(({ text }) => text ?? '').join(''));
};

const errors: Readonly<Record<string, AnswerFailure>> = {
  ThrottlingException: 'throttled',
  ServiceQuotaExceededException: 'throttled',
  TooManyRequestsException: 'throttled',
  ModelTimeoutException: 'late',
  TimeoutError: 'late',
  AbortError: 'late',
  AccessDeniedException: 'not_allowed',
  ValidationException: 'not_allowed',
  ResourceNotFoundException: 'not_allowed',
};

/** Names the failure that an error of the client is; one that nobody knows may pass. */
export const failureOf = (error: unknown): AnswerFailure => {
  const name = error instanceof Error ? error.name : '';
  return (Object.hasOwn(errors, name) ? errors[name] : undefined) ?? 'unavailable';
};
