import { type Candidate, candidatesOf } from './candidates.ts';
import { confirmedOption } from './confirmed.ts';
import { contextOf, silence } from './context.ts';
import type { Extraction, ExtractionRequest } from './extraction.ts';
import { type Said, valuesFor } from './find-candidates.ts';
import type { Target } from './target.ts';
import type { Turn } from './transcript.ts';

/** Who speaks longer than this at a stretch is read that far. */
const longestTurn = 8_000;
/** More values than these stand against each other anyway. */
const mostHeld = 20;

const denies =
  /^\s*(?:no|nope|nein|nee|n\u00f6|not quite|wrong|falsch|that['\u2019]s (?:wrong|not)|das (?:stimmt nicht|ist falsch))(?!\p{L})/iu;
const forgets =
  /^(?:(?:no|oh|wait|actually|nein|ach|moment|sorry)[,.]? )*(?:scratch that|forget (?:that|it)|strike that|don['\u2019]t use (?:that|it)|vergessen sie das|streichen sie das|das (?:stimmt|gilt) (?:doch )?nicht)/i;

const readable: ReadonlySet<Target['kind']> = new Set(['email', 'phone', 'date', 'integer', 'decimal']);

/** What the agent reads back, as values of a target. */
const readBack = (target: Target, { context }: Said, request: ExtractionRequest): Candidate['value'][] => {
  const said = { context: silence, text: context.said, isFirst: false, hasCapitals: true };
  return readable.has(target.kind) ? valuesFor(target, said, request).map(({ value }) => value) : [];
};

/** The values that hold after what the contact says of what the agent has just read back. */
const notTakenBack = (
  held: readonly Candidate[],
  target: Target,
  said: Said,
  request: ExtractionRequest,
): Candidate[] => {
  if (held.length === 0 || forgets.test(said.text.trim())) return [];
  if (!denies.test(said.text) || target.kind === 'boolean') return [...held];
  const back = readBack(target, said, request);
  const words = said.context.said.toLowerCase();
  return held.filter(({ value }) => !back.includes(value) && !words.includes(String(value).toLowerCase()));
};

/** Two names of which one is part of the other are one. */
const agree = (target: Target, one: Candidate, other: Candidate): boolean => {
  if (Object.is(one.value, other.value)) return true;
  if (target.kind !== 'name' && target.kind !== 'company') return false;
  const [few = [], many = []] = [one, other]
    .map(({ value }) => String(value).split(' '))
    .toSorted((a, b) => a.length - b.length);
  return few.every((word) => many.includes(word));
};

const longest = (held: readonly Candidate[]): Candidate | undefined =>
  held.toSorted((one, other) => String(other.value).length - String(one.value).length)[0];

/** A turn of the contact, with what came before it. */
interface Spoken {
  turn: Turn;
  said: Said;
}

const optionSaidYesTo = (target: Target, { turn, said }: Spoken): Candidate[] => {
  const confirmed = confirmedOption(target, said);
  if (!confirmed) return [];
  const place = { start: confirmed.start + turn.start, end: confirmed.end + turn.start };
  return [{ ...place, value: confirmed.value, level: 2, confidence: 0.8, corrects: false, void: false }];
};

/** What holds once a value more is said: what is taken back no more, and what corrects it takes its place. */
const heldWith = (held: readonly Candidate[], candidate: Candidate, target: Target): Candidate[] => {
  const others = held.filter(({ value }) => value !== candidate.value);
  if (candidate.void) return others;
  const isNew = candidate.corrects && !held.some((each) => agree(target, each, candidate));
  return isNew ? [candidate] : [...others, candidate].slice(-mostHeld);
};

/** The candidates of a call for a target that still hold when it is over. */
const standing = (
  target: Target,
  spoken: readonly Spoken[],
  request: ExtractionRequest,
): readonly Candidate[] => {
  let held: readonly Candidate[] = [];
  for (const each of spoken) {
    held = notTakenBack(held, target, each.said, request);
    if (held.length === 0) held = optionSaidYesTo(target, each);
    for (const candidate of candidatesOf(target, each.turn, each.said, request))
      held = heldWith(held, candidate, target);
  }
  return held;
};

const spokenIn = ({ transcript }: ExtractionRequest): Spoken[] => {
  const turns = transcript.turns
    .map((turn, index) => ({ turn, index }))
    .filter(({ turn }) => turn.speaker === 'contact');
  const texts = turns.map(({ turn }) =>
    transcript.text.slice(turn.start, Math.min(turn.end, turn.start + longestTurn)),
  );
  const hasCapitals = texts.some((text) => /\p{Lu}\p{Ll}/u.test(text));
  return turns.map(({ turn, index }, at) => ({
    turn,
    said: { text: texts[at] ?? '', context: contextOf(transcript, index), isFirst: at === 0, hasCapitals },
  }));
};

/**
 * Finds values that the contact says of itself, by rules in English and German. Where several stand against each
 * other, none is taken: a value that is missed can be asked for, a wrong one is believed.
 */
export const extractByRules = (request: ExtractionRequest): Extraction[] => {
  const spoken = spokenIn(request);
  return request.targets.flatMap((target) => {
    const held = standing(target, spoken, request);
    const best = target.kind === 'name' || target.kind === 'company' ? longest(held) : held.at(-1);
    if (!best || held.some((each) => !agree(target, each, best))) return [];
    const { value, confidence, start, end } = best;
    if (Number.isNaN(value)) return [];
    return [{ field: target.name, value, confidence, evidence: { start, end } }];
  });
};
