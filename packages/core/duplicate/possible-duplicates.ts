import { foldEmail } from '../email/email.ts';
import { countKeys } from './frequency.ts';
import { isKeyInCommon, type Judgement, judgePair, plainMeasures } from './judge-pair.ts';
import { profileOf, type Reader, type Subject } from './profile.ts';
import { type SharedValue, sharedValues } from './shared-value.ts';

/** A contact that has a key of one that is written. */
export interface PossibleDuplicate extends Judgement {
  id: string;
}

/** How holders of keys are judged. */
export interface Judging extends Reader {
  matchEmail: boolean;
  /** The score from which those are told who have no key in common that speaks for it. */
  threshold: number;
}

const isEqual = (kind: 'email' | 'external_id', one: string | null, other: string): boolean =>
  one !== null && (kind === 'email' ? foldEmail(one) === foldEmail(other) : one.trim() === other.trim());

/** A contact by that of its values, own or merged into it, which the other has as well. */
const facing = (other: Subject, subject: Subject): Subject => {
  const met = (subject.further ?? []).flatMap(({ kind, value }) =>
    (kind === 'email' || kind === 'external_id') && isEqual(kind, other[kind], value) ? [[kind, value]] : [],
  );
  return met.length === 0 ? subject : { ...subject, ...Object.fromEntries(met) };
};

/**
 * Judges whoever has a key of a contact that is written: what its answer tells. Nothing has been counted for it, so
 * that it may be milder than a scan; those whose names do not go together are told with that. `shared` are those of
 * its values that nobody is told by, since ten or more have them: a switchboard's.
 * @param holders the contacts that hold or share its claims
 */
export const possibleDuplicates = (
  written: Subject,
  holders: readonly Subject[],
  { matchEmail, threshold, ...reader }: Judging,
): { duplicates: PossibleDuplicate[]; shared: SharedValue[] } => {
  const others = holders.filter(({ id }) => id !== written.id);
  const own = profileOf(written, reader);
  const pairs = others.map((holder) => ({
    own: profileOf(facing(holder, written), reader),
    other: profileOf(facing(written, holder), reader),
  }));
  const names = new Set([
    ...own.lines.map(({ whole }) => countKeys.phone(whole)),
    ...(own.email ? [countKeys.email(own.email.whole)] : []),
  ]);
  const shared = sharedValues([own, ...pairs.map(({ other }) => other)]).filter(({ kind, value }) =>
    names.has(countKeys[kind](value)),
  );
  const measures = {
    ...plainMeasures(reader.customFields, matchEmail),
    shared: new Set(shared.map(({ kind, value }) => countKeys[kind](value))),
  };
  const duplicates = pairs
    .map(({ own: one, other }) => ({ id: other.id, ...judgePair(one, other, measures) }))
    .filter(({ score, reasons }) => score >= threshold || isKeyInCommon(reasons))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  return { duplicates, shared };
};
