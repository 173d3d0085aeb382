import { fold } from '../text/fold.ts';
import { clausesOf, isAsked, isDenied, isOthers } from './clause.ts';
import type { Extraction, ExtractionRequest } from './extraction.ts';
import { findDates } from './find-dates.ts';
import { findEmails } from './find-emails.ts';
import { findFormatted } from './find-formatted.ts';
import { findHeadcounts } from './find-headcounts.ts';
import { findNumbers } from './find-numbers.ts';
import { findPhones } from './find-phones.ts';
import { readTargetValue, type Target } from './target.ts';
import { isContacts, type Span, type Transcript } from './transcript.ts';

/** A value as an extractor of any kind claims it. */
export interface Claim {
  field: string;
  value: unknown;
  confidence: number;
  /** Where the contact says it, or the words alone. */
  evidence?: Span;
  quote?: string;
}

/**
 * Why a claim is dropped: a field that was not asked for, a value that is none of it, no place where the contact says
 * it, words that say another value, or that deny it or speak of somebody else.
 */
type Drop =
  | 'field_unknown'
  | 'value_invalid'
  | 'confidence_invalid'
  | 'unsupported'
  | 'contradicted'
  | 'repeated';

export interface Accepted {
  accepted: readonly Extraction[];
  dropped: readonly { field: string; code: Drop }[];
}

/** Where the contact last says words; undefined where it does not. */
const placeOf = ({ text, turns }: Transcript, quote: string): Span | undefined => {
  const words = quote.trim();
  if (words === '' || words.length > 2_000) return undefined;
  for (const turn of turns.toReversed()) {
    if (turn.speaker !== 'contact') continue;
    const at = text.slice(turn.start, turn.end).lastIndexOf(words);
    if (at >= 0) return { start: turn.start + at, end: turn.start + at + words.length };
  }
  return undefined;
};

const isWhole = ({ start, end }: Span): boolean => Number.isSafeInteger(start) && Number.isSafeInteger(end);

const evidenceOf = (transcript: Transcript, { evidence, quote }: Claim): Span | undefined => {
  const place = evidence ?? (quote === undefined ? undefined : placeOf(transcript, quote));
  return place && isWhole(place) && isContacts(transcript, place)
    ? { start: place.start, end: place.end }
    : undefined;
};

/** Tells whether words have those of a name among them, in whatever order: `Rosen, first name Amy`. */
const saysWords = (words: string, name: string): boolean => {
  const said = new Set(fold(words).split(/[^\p{L}\p{M}'-]+/u));
  const wanted = fold(name)
    .split(/[^\p{L}\p{M}'-]+/u)
    .filter((word) => word !== '');
  return wanted.length > 0 && wanted.every((word) => said.has(word));
};

const turnOf = ({ turns }: Transcript, place: Span) =>
  turns.find(({ start, end }) => start <= place.start && place.end <= end);

/** Tells whether a place says a day with what is said around it: of `the 10th` the month, of `May 3rd` the year. */
const saysDay = (
  place: Span,
  value: Extraction['value'],
  { transcript, country, day }: ExtractionRequest,
) => {
  const turn = turnOf(transcript, place);
  if (!turn || day === undefined) return false;
  const from = Math.max(turn.start, place.start - 400);
  const text = transcript.text.slice(from, Math.min(turn.end, place.end + 400));
  return findDates(text, country, day).some(
    ({ value: said, start, end }) => said === value && start + from < place.end && place.start < end + from,
  );
};

/** Tells whether words say a value. What an option or a yes stands for is left to who understood them. */
const says = (
  target: Target,
  words: string,
  value: Extraction['value'],
  place: Span,
  request: ExtractionRequest,
): boolean => {
  const { country, day } = request;
  const among = (found: readonly { value: string | number }[]) => found.some((each) => each.value === value);
  switch (target.kind) {
    case 'email':
      return among(findEmails(words));
    case 'phone':
      return among(findPhones(words, country));
    case 'date':
      return among(findDates(words, country, day)) || saysDay(place, value, request);
    case 'integer':
    case 'decimal':
      return among(findNumbers(words)) || among(findHeadcounts(words));
    case 'boolean':
    case 'select':
    case 'multi_select':
      return true;
    case 'name':
      return saysWords(words, String(value));
    case 'text':
      return (
        fold(words).includes(fold(String(value))) ||
        ('format' in target && target.format !== undefined && among(findFormatted(words, target.format)))
      );
    default:
      return fold(words).includes(fold(String(value)));
  }
};

const people: ReadonlySet<string> = new Set(['name', 'email', 'phone', 'company']);

/** Tells whether a place speaks of the contact itself, and stands. */
const holds = (transcript: Transcript, target: Target, place: Span): boolean => {
  const turn = turnOf(transcript, place);
  const clause = turn && clausesOf(transcript, turn, [place])[0];
  if (!clause || !people.has(target.kind)) return clause !== undefined;
  return !isOthers(clause, target.kind === 'name') && !isDenied(clause) && !isAsked(clause);
};

const judge = (request: ExtractionRequest, claim: Claim): Extraction | Drop => {
  const target = request.targets.find(({ name }) => name === claim.field);
  if (!target) return 'field_unknown';
  if (!(claim.confidence >= 0 && claim.confidence <= 1)) return 'confidence_invalid';
  const value = readTargetValue(target, claim.value, request.country);
  if (value === undefined) return 'value_invalid';
  const evidence = evidenceOf(request.transcript, claim);
  if (!evidence) return 'unsupported';
  const words = request.transcript.text.slice(evidence.start, evidence.end);
  if (!says(target, words, value, evidence, request)) return 'unsupported';
  if (!holds(request.transcript, target, evidence)) return 'contradicted';
  return { field: target.name, value, confidence: claim.confidence, evidence };
};

/**
 * Picks, of what an extractor claims, that which may become values: fields that were asked for, values of their kind, each
 * with the place where the contact says it. Whatever a transcript or a model says, nothing else comes through here.
 */
export const acceptClaims = (request: ExtractionRequest, claims: readonly Claim[]): Accepted => {
  const accepted = new Map<string, Extraction>();
  const dropped: { field: string; code: Drop }[] = [];
  for (const claim of claims) {
    const judged = accepted.has(claim.field) ? 'repeated' : judge(request, claim);
    if (typeof judged === 'string') dropped.push({ field: claim.field.slice(0, 200), code: judged });
    else accepted.set(claim.field, judged);
  }
  return { accepted: [...accepted.values()], dropped };
};
