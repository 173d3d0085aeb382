import {
  type Clause,
  clausesOf,
  isAsked,
  isCorrection,
  isDenied,
  isDropped,
  isLeftOpen,
  isNoFact,
  isOthers,
  isPast,
  isPreferred,
  isUnfit,
} from './clause.ts';
import { type Context, type Custom, cuesFor, type Level, levelOf } from './context.ts';
import { isCountedNear } from './counted.ts';
import { mentions } from './cues.ts';
import type { ExtractionRequest } from './extraction.ts';
import { type Said, type Value, valuesFor } from './find-candidates.ts';
import type { Target } from './target.ts';
import type { Span, Turn } from './transcript.ts';

/** A value that may be meant for a target. */
export interface Candidate extends Span {
  value: string | number | boolean;
  level: Level;
  confidence: number;
  /** Whether it is said to hold in place of an earlier one. */
  corrects: boolean;
  /** Whether it is somebody's, was taken back or only asked for. */
  void: boolean;
}

/** Who says more values at a stretch is heard so far. */
const mostValues = 40;

const worked = /\b(?:was|war|left|laid off|fired|quit|entlassen|gek\u00fcndigt|verlassen)(?!\p{L})/iu;

/** What others ask for, when nobody of us does. */
const priced =
  /\b(?:wanted|asked for|asks|charges?|charged|quoted?|offers?|offered|wollten?|will|verlang\p{L}*|kostete?|costs?|bietet)(?!\p{L})/iu;
const ours = /\b(?:i|i['\u2019]\p{L}+|we|we['\u2019]\p{L}+|my|our|ich|wir|mein\p{L}*|unser\p{L}*)(?!\p{L})/iu;
const isOthersPrice = (target: Target, { text }: Clause): boolean =>
  target.kind === 'decimal' && priced.test(text) && !ours.test(text);

const isVoid = (target: Target, clause: Clause, question: string): boolean => {
  if (target.kind === 'boolean') return isAsked(clause);
  const isGone =
    target.kind === 'date'
      ? isDropped(clause) || isUnfit(clause)
      : isPast(clause) || (target.kind === 'company' && worked.test(clause.text));
  // Whoever counts others counts for themselves.
  const ofWhom = target.kind === 'integer' ? { ...clause, previous: '', before: '' } : clause;
  return (
    isGone ||
    isOthersPrice(target, clause) ||
    isOthers(ofWhom, target.kind === 'name', question) ||
    isDenied(clause) ||
    isAsked(clause) ||
    isNoFact(clause)
  );
};

/** What a number of the same look is called, where it is another one. */
const called = /(?<!\p{L})(?:\p{L}+ (?:number|no|id|code)|\p{L}+?(?:nummer|kennung|code))\b/giu;

const isOtherNumber = (words: string, target: Custom): boolean => {
  const names = [...words.matchAll(called).take(4)].map(([name]) => name);
  return names.length > 0 && !mentions(words, cuesFor(target));
};

/** Words for days that are no day of a field but of those that name them. */
const births = /\b(?:born|birth|birthday|geboren|geburt)/i;

/** Tells whether words are about another field of the same kind. */
const isOfAnother = (words: string, target: Custom, targets: readonly Target[]): boolean => {
  if (mentions(words, cuesFor(target))) return false;
  if (target.kind === 'date' && births.test(words) && !births.test(cuesFor(target).join(' '))) return true;
  return targets.some(
    (other) =>
      other !== target && other.kind === target.kind && 'label' in other && mentions(words, cuesFor(other)),
  );
};

const confidences: Readonly<Record<Level, number>> = { 0: 0, 1: 0.85, 2: 0.9, 3: 0.93, 4: 0.95 };

/** Amounts and options that only follow a question are those that are wrong most often. */
const doubtful: ReadonlySet<Target['kind']> = new Set(['decimal', 'select', 'multi_select']);

/** Of a guess, as that of a year, or of a plain yes, a little less. */
const confidenceOf = (level: Level, { isSure }: Value, { kind }: Target): number => {
  if (level <= 2 && doubtful.has(kind)) return 0.8;
  return isSure ? confidences[level] : Math.round((confidences[level] - 0.02) * 100) / 100;
};

/** How surely a value is meant for a target; level 0 for not at all. */
const levelFor = (
  target: Target,
  value: Value,
  clause: Clause,
  context: Context,
  targets: readonly Target[],
): Level => {
  if (!('label' in target))
    return target.name === 'phone_secondary' &&
      !/\b(?:second|other|another|alternative|zweite|andere|weitere|alternativ)/i.test(clause.sentence)
      ? 0
      : 4;
  if (target.format) {
    if (isOtherNumber(clause.text, target)) return 0;
    const rivals = targets.filter(
      (other) => other !== target && 'label' in other && other.format === target.format,
    );
    return rivals.length > 0 ? levelOf(target, clause.text, clause.sentence, context) : 4;
  }
  // A yes or no answers what was asked, not what it goes on with.
  if (target.kind === 'boolean') return value.isSure ? 4 : 2;
  if (isOfAnother(clause.text, target, targets)) return 0;
  return levelOf(target, clause.text, clause.sentence, context);
};

/** Who says yes, and goes on so to a no, means the no. */
const hesitation = /\b(?:well|actually|wait|also|eigentlich|moment)\b/i;

/** `I'd go to twenty-five`, beside thousands, leaves them out. */
const isShort = (one: Value, others: readonly Value[]): boolean =>
  one.form === 'number' && Number(one.value) < 100 && others.some(({ value }) => Number(value) >= 1_000);

/** Tells whether a value counts or bounds something else than the target. */
const isElsewhere = (target: Target, value: Value, values: readonly Value[], clause: Clause): boolean =>
  'label' in target &&
  (isCountedNear(target, value, clause) || (target.kind === 'decimal' && isShort(value, values)));

/** Whether a value is said to hold in place of those before it. */
const isCorrecting = (target: Target, between: string, clause: Clause, said: Said): boolean => {
  if (target.kind === 'boolean') return hesitation.test(said.text);
  return isCorrection(between) || (target.kind === 'date' && isPreferred(clause));
};

/** An option that is denied is not meant where it is said again. */
const withoutDenied = (target: Target, found: readonly Candidate[]): Candidate[] =>
  found.map((each) => ({
    ...each,
    void:
      each.void ||
      (target.kind === 'select' && found.some((other) => other.void && other.value === each.value)),
  }));

/** What is said by its name counts before what only follows a question. */
const plainest = (found: readonly Candidate[]): Candidate[] => {
  const highest = Math.max(...found.filter((each) => !each.void).map(({ level }) => level));
  return found.filter(({ level, corrects, void: isNone }) => level >= highest || corrects || isNone);
};

/** Finds what of a turn is meant for a target. */
export const candidatesOf = (
  target: Target,
  turn: Turn,
  said: Said,
  request: ExtractionRequest,
): Candidate[] => {
  const { transcript, targets } = request;
  const values = valuesFor(target, said, request)
    .map((each) => ({ ...each, start: each.start + turn.start, end: each.end + turn.start }))
    .toSorted((one, other) => one.start - other.start)
    .slice(0, mostValues)
    // `Sixty-two fifty, so $62.50`: what is unclear is made clear.
    .filter(
      (each, index, all) =>
        each.form !== 'unclear' ||
        !all[index + 1] ||
        all.slice(index).every(({ form }) => form === 'unclear'),
    );
  const clauses = clausesOf(transcript, turn, values);
  const found = values.flatMap((value, index): Candidate[] => {
    const clause = clauses[index];
    if (!clause || isElsewhere(target, value, values, clause)) return [];
    const level = levelFor(target, value, clause, said.context, targets);
    if (level === 0) return [];
    const between = transcript.text.slice(values[index - 1]?.end ?? turn.start, value.start);
    const behind = index === values.length - 1 ? transcript.text.slice(value.end, turn.end) : '';
    const isOpen = target.kind !== 'boolean' && isLeftOpen(behind);
    return [
      {
        ...value,
        level,
        confidence: confidenceOf(level, value, target),
        corrects: isCorrecting(target, between, clause, said),
        void: isOpen || isVoid(target, clause, said.context.question),
      },
    ];
  });
  return plainest(withoutDenied(target, found));
};
