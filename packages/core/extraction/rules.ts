import {
  type Clause,
  clausesOf,
  isAsked,
  isCorrection,
  isDenied,
  isNoFact,
  isOthers,
  isPast,
} from './clause.ts';
import { type Context, type Custom, contextOf, surenessOf } from './context.ts';
import type { Extraction, ExtractionRequest } from './extraction.ts';
import { mentions } from './find-answers.ts';
import { valuesFor } from './find-candidates.ts';
import type { Target } from './target.ts';
import type { Span, Turn } from './transcript.ts';

/** A value that may be meant for a target. */
interface Candidate extends Span {
  value: string | number | boolean;
  confidence: number;
  /** Whether it is said to hold in place of an earlier one. */
  corrects: boolean;
  /** Whether it is somebody's, was taken back or only asked for. */
  void: boolean;
}

/** Who speaks longer than this at a stretch is read that far, and who says more values that many of them. */
const longestTurn = 8_000;
const mostValues = 40;

const isVoid = (target: Target, clause: Clause): boolean =>
  target.kind === 'boolean'
    ? false
    : isOthers(clause) || isDenied(clause) || isPast(clause) || isAsked(clause) || isNoFact(clause);

/** A day or an amount that bounds the one that is meant. */
const bound =
  /\b(?:after|before|until|till|by|later than|earlier than|less than|more than|over|under|below|nach|nach dem|vor|vor dem|bis|bis zum|ab|ab dem|mehr als|weniger als|\u00fcber|unter) (?:the )?$/i;

/** What may stand behind a number that counts nothing else. */
const behindCount =
  /^(?:$|[^\p{L}]*$|\s*[^\p{L}\s]| (?:of us|in|at|now|since|with|if|including|or so|all|altogether|and|but|on|mit|seit|im|in|jetzt|inklusive|zusammen|und|aber|davon)\b)/u;

/** Tells whether a number counts or bounds something else than what is meant. */
const isBeside = (target: Custom, { text, head, tail }: Clause): boolean => {
  if (target.kind === 'date') return bound.test(head);
  if (target.kind !== 'integer' && target.kind !== 'decimal') return false;
  // Whatever stands behind dollars, they are what is counted.
  const isPlain = /^[\d.,]+$/.test(text.slice(head.length, text.length - tail.length));
  if (target.kind === 'decimal' && !isPlain) return bound.test(head);
  const counted = /^ (\p{L}+)/u.exec(tail)?.[1] ?? '';
  return bound.test(head) || !(behindCount.test(tail) || mentions(counted, target.cues));
};

/** How sure it is that a value is meant for a target; 0 for not at all. */
const sureness = (target: Target, clause: Clause, context: Context): number => {
  if (!('label' in target) || target.format) return 0.95;
  // A yes or no answers what was asked, not what it goes on with.
  return target.kind === 'boolean'
    ? surenessOf(target, '', context)
    : surenessOf(target, clause.sentence, context);
};

/** Who says yes, and goes on so to a no, means the no. */
const hesitation = /\b(?:well|actually|wait|also|eigentlich|moment)\b/i;

const candidatesOf = (
  target: Target,
  turn: Turn,
  context: Context,
  request: ExtractionRequest,
): Candidate[] => {
  const { transcript } = request;
  const end = Math.min(turn.end, turn.start + longestTurn);
  const said = transcript.text.slice(turn.start, end);
  const values = valuesFor(target, said, context, request)
    .map((each) => ({ ...each, start: each.start + turn.start, end: each.end + turn.start }))
    .toSorted((one, other) => one.start - other.start)
    .slice(0, mostValues);
  const clauses = clausesOf(transcript, turn, values);
  return values.flatMap((value, index) => {
    const clause = clauses[index];
    if (!clause) return [];
    if ('label' in target && isBeside(target, clause)) return [];
    const confidence = sureness(target, clause, context);
    const between = transcript.text.slice(values[index - 1]?.end ?? turn.start, value.start);
    const corrects = isCorrection(between) || (target.kind === 'boolean' && hesitation.test(said));
    return confidence > 0 ? [{ ...value, confidence, corrects, void: isVoid(target, clause) }] : [];
  });
};

const denies = /^\s*(?:no|nope|nein|n\u00f6)\b/i;

/** Tells whether what the contact says denies a value that the agent has just read back. */
const takesBack = (said: string, context: Context, value: Candidate['value']): boolean =>
  denies.test(said) && context.said.toLowerCase().includes(String(value).toLowerCase());

/** The candidates of a call for a target that still hold when it is over. */
const standing = (target: Target, request: ExtractionRequest): Candidate[] => {
  const { transcript } = request;
  let held: Candidate[] = [];
  for (const [index, turn] of transcript.turns.entries()) {
    if (turn.speaker !== 'contact') continue;
    const context = contextOf(transcript, index);
    const said = transcript.text.slice(turn.start, turn.end);
    held = held.filter(({ value }) => !takesBack(said, context, value));
    for (const candidate of candidatesOf(target, turn, context, request)) {
      // What is taken back later holds no more, and what corrects it takes its place.
      if (candidate.void) held = held.filter(({ value }) => value !== candidate.value);
      else held = candidate.corrects ? [candidate] : [...held, candidate];
    }
  }
  return held;
};

/**
 * Finds values that the contact says of itself, by rules in English and German. Where several stand against each
 * other, none is taken: a value that is missed can be asked for, a wrong one is believed.
 */
export const extractByRules = (request: ExtractionRequest): Extraction[] =>
  request.targets.flatMap((target) => {
    const held = standing(target, request);
    const last = held.at(-1);
    if (!last || new Set(held.map(({ value }) => value)).size > 1) return [];
    const { value, confidence, start, end } = last;
    return [{ field: target.name, value, confidence, evidence: { start, end } }];
  });
