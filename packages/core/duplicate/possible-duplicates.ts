import { type Judgement, judgePair, plainMeasures } from './judge-pair.ts';
import { type Profile, profileOf, type Reader, type Subject } from './profile.ts';

/** A contact that has a key of one that is written. */
export interface PossibleDuplicate extends Judgement {
  id: string;
}

/**
 * Judges whoever has a key of a contact that is written: what its answer tells. Nothing has been counted for it, so
 * that it may be milder than a scan; those whose names do not go together are told with that.
 * @param holders the contacts that hold or share its claims
 */
export const possibleDuplicates = (
  written: Subject,
  holders: readonly Subject[],
  { matchEmail, ...reader }: Reader & { matchEmail: boolean },
): PossibleDuplicate[] => {
  const own: Profile = profileOf(written, reader);
  const measures = plainMeasures(reader.customFields, matchEmail);
  return holders
    .filter(({ id }) => id !== written.id)
    .map((holder) => ({ id: holder.id, ...judgePair(own, profileOf(holder, reader), measures) }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
};
