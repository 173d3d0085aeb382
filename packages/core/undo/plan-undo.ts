import type { Writing } from '../contact/contact.ts';
import type { ClaimChange } from '../contact/contact-claims.ts';
import { planReplacement, type ReplacementPlan } from '../contact/plan-replacement.ts';
import { type Fault, failure } from '../error.ts';
import type { Undoing } from './decide-undo.ts';
import type { Kept } from './mark.item.ts';

/** A plan to take back what a deed did to a contact, and what stays. */
export interface UndoPlan extends ReplacementPlan {
  kept: Kept;
}

/**
 * Properties that stay when a claim conflicts: all numbers are claimed alike, and a conflict does not tell
 * which.
 */
const claimed: Readonly<Record<string, readonly string[]>> = {
  phone: [
    'phone',
    'phone_raw',
    'phone_extension',
    'phone_status',
    'phone_secondary',
    'phone_secondary_extension',
  ],
};

/** Lists the values that cannot come back because others have them, by property. */
export const obstaclesOf = ({ seen, conflicts }: UndoPlan): Kept =>
  // A contact comes out of the trash with all of its values, or not at all.
  seen.deleted_at === null
    ? Object.fromEntries(
        conflicts.flatMap(({ param, code }) =>
          (claimed[param ?? ''] ?? [param ?? '']).map((name) => [name, code]),
        ),
      )
    : {};

const optOutKept: Fault = {
  param: 'do_not_call',
  code: 'opt_out_kept',
  message: 'What is undone opted the contact out, which stays so. Only `do_not_call: false` takes that back.',
};

/** Plans an undo, given who has the claims that the contact gains. */
export const planUndo = (
  writing: Pick<Writing, 'team' | 'via'>,
  { seen, contact, kept, origins, conflicts, tagger }: Undoing,
  claims: ClaimChange,
): UndoPlan => {
  if (contact === seen) return { seen, contact, kept, faults: [], conflicts: [], warnings: [], writes: [] };
  const plan = planReplacement(writing, { seen, contact, origins, ...(tagger && { tagger }) }, claims);
  return { ...plan, kept, conflicts: [...conflicts, ...plan.conflicts] };
};

const listed = (kept: Kept): string =>
  Object.entries(kept)
    .map(([name, code]) => `${name} (${code})`)
    .join(', ');

/**
 * Answers the warning about an opt-out that stays, and throws for all else that stays.
 * @param isWhole whether all of the contact stays, or nothing
 * @throws CallbookError `edited_since`, `values_kept`, which name what else stays
 */
export const tellKept = (kept: Kept, isWhole: boolean): readonly Fault[] => {
  const { do_not_call, ...others } = kept;
  const names = Object.keys(kept).join(', ');
  if (isWhole && names !== '')
    throw failure('conflict', 'edited_since', `It was changed since it came, so that it stays: ${names}.`);
  const stays = do_not_call === optOutKept.code ? others : kept;
  if (Object.keys(stays).length > 0)
    throw failure('conflict', 'values_kept', `These stay as they are now: ${listed(kept)}.`);
  return stays === others ? [optOutKept] : [];
};
