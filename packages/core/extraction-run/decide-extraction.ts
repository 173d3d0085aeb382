import { isDeepStrictEqual } from 'node:util';
import type { Origin, StoredContact } from '../attribute/stored-contact.ts';
import { valuesOf } from '../attribute/stored-contact.ts';
import { foldEmail } from '../email/email.ts';
import { readTargetValue } from '../extraction/target.ts';
import type { Span } from '../extraction/transcript.ts';
import type { CountryCode } from '../phone/country.ts';
import { fold } from '../text/fold.ts';
import type { Result } from './extraction-record.schema.ts';
import { type Learnable, type Learner, learnableOf } from './learnable.ts';

/** A value that was said, as whoever found it names it. */
export interface Said {
  field: string;
  value: unknown;
  confidence: number;
  evidence: Span | null;
}

/** What a decision goes by. */
export interface Deciding extends Learner {
  contact: StoredContact;
  /** When the call began (ISO); null where there is none. */
  callAt: string | null;
  /** The id of the company that each name means, by folded name. */
  companies: ReadonlyMap<string, string>;
  /** What the same call has said before, by field. */
  earlier: ReadonlyMap<string, Result>;
  /** The id of the proposal of a value, sortable by when its call began. */
  proposalIdOf: (field: string, value: unknown) => string;
  /** Fields of which the contact's plan found that they cannot be set, and why. */
  refused: ReadonlyMap<string, string>;
}

export interface Decided extends Result {
  /** Absent where no field that calls may set is named. */
  learnable?: Learnable;
}

const blank = (value: unknown): boolean => value === null || value === undefined || value === '';

const folded = (value: unknown): unknown => (typeof value === 'string' ? fold(value) : value);

/** Tells whether the contact has the value already, in any spelling. */
const isSame = ({ property }: Learnable, value: unknown, { contact, companies }: Deciding): boolean => {
  const current = valuesOf(contact)[property];
  if (blank(current)) return false;
  if (property === 'company_id') return companies.get(fold(String(value))) === current;
  if (property === 'email') return foldEmail(String(value)) === foldEmail(String(current));
  if (property === 'phone' || property === 'phone_secondary')
    return value === contact.phone || value === contact.phone_secondary;
  return isDeepStrictEqual(folded(current), folded(value));
};

/** What a machine may do with a value, by who set the one that is there. */
const fateOf = (
  { property }: Learnable,
  id: string,
  { contact, settings, callAt }: Deciding,
): 'applied' | 'proposed' | 'outdated' => {
  const { [property]: own, '*': first } = contact.provenance;
  const isBlank = blank(valuesOf(contact)[property]);
  const origin: Origin | undefined = own ?? (isBlank ? undefined : first);
  if (isBlank && origin === undefined) return 'applied';
  if (origin?.via === 'extraction')
    return origin.call && callAt !== null && origin.call.at > callAt ? 'outdated' : 'applied';
  // A person's, also where nobody kept whose it is.
  if (settings.extraction.overwrite === 'replace') return 'applied';
  const waiting = contact.waiting?.fields[property];
  return waiting !== undefined && callAt !== null && waiting > id ? 'outdated' : 'proposed';
};

const result = (
  said: Said,
  field: string,
  outcome: Result['outcome'],
  rest: Partial<Decided> = {},
): Decided => ({
  ...{ field, outcome, code: null, value: null, proposal_id: null },
  ...{ confidence: said.confidence, evidence: said.evidence },
  ...rest,
});

const decideOne = (said: Said, deciding: Deciding): Decided => {
  const learnable = learnableOf(said.field, deciding);
  if (typeof learnable === 'string') return result(said, said.field, 'dropped', { code: learnable });
  const { field, target } = learnable;
  const dropped = (code: string) => result(said, field, 'dropped', { code, learnable });
  if (said.confidence < deciding.settings.extraction.min_confidence) return dropped('low_confidence');
  const country = deciding.settings.default_country as CountryCode;
  const value = readTargetValue(target, said.value, country);
  if (value === undefined) return dropped('invalid');
  const before = deciding.earlier.get(field);
  if (before && before.outcome !== 'dropped' && isDeepStrictEqual(before.value, value)) return before;
  const code = deciding.refused.get(field);
  if (code !== undefined) return dropped(code);
  if (isSame(learnable, value, deciding)) return result(said, field, 'unchanged', { value, learnable });
  const id = deciding.proposalIdOf(field, value);
  const fate = fateOf(learnable, id, deciding);
  if (fate === 'outdated') return dropped(fate);
  return result(said, field, fate, { value, learnable, ...(fate === 'proposed' && { proposal_id: id }) });
};

/**
 * Decides what becomes of each value that a call said: it is set where nobody has set another, or only an earlier call
 * has; it waits where a person has; nothing but fields that the team lets calls set is touched.
 */
export const decideExtraction = (said: readonly Said[], deciding: Deciding): Decided[] => {
  const decided = new Map<string, Decided>();
  const repeated: Decided[] = [];
  for (const one of said) {
    const next = decideOne(one, deciding);
    if (decided.has(next.field)) repeated.push(result(one, next.field, 'dropped', { code: 'repeated' }));
    else decided.set(next.field, next);
  }
  return [...decided.values(), ...repeated];
};
