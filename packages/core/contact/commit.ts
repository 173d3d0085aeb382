import { campaignChecked } from '../campaign/campaign.item.ts';
import { CallbookError, refuseFaults } from '../error.ts';
import { type Table, TransactionRefused, write } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import { suppressionWrites } from './contact-suppressions.ts';
import { optOutOthers } from './opt-out-others.ts';
import type { Plan } from './plan.ts';

/** Thrown when what goes along with a plan is on record already: the plan was carried out before. */
export class DoneBefore extends Error {
  override readonly name = 'DoneBefore';
}

/** @throws CallbookError with all faults of a plan, or with all its conflicts */
export const requireFeasible = ({ faults, conflicts }: Plan): void => {
  refuseFaults(faults);
  refuseFaults(conflicts, 'conflict');
};

/** Opts out who else has values that a plan suppresses: before it, so that a plan that is tried again does so again. */
const spreadOptOut = async (table: Table, { contact, suppressions }: Plan): Promise<void> => {
  if (!suppressions) return;
  const { by, others, suppress, unasked } = suppressions;
  const spread = { by, at: contact.updated_at, self: contact.id };
  if (others.length > 0) await optOutOthers(table, spread, suppress, others);
  if (unasked.length > 0) await optOutOthers(table, spread, unasked);
};

export const inActiveCampaign = (existing_id: string) =>
  new CallbookError('conflict', [
    {
      param: null,
      code: 'in_active_campaign',
      message: 'The contact is in an active campaign. Take it out of there first, or pause the campaign.',
      existing_id,
    },
  ]);

/** Refuses what nothing but active campaigns stood against: reading anew would not help. */
const refuseInCampaign = ({ failed }: TransactionRefused, writes: readonly Write[]): void => {
  const active = [...failed].flatMap((index) => campaignChecked(writes[index]) ?? []);
  const [first] = active;
  if (first !== undefined && active.length === failed.size) throw inActiveCampaign(first);
};

/**
 * Carries a plan out, with the suppressions that it asks for and together with what goes along with it.
 * @throws CallbookError with all faults of the plan, or with all its conflicts
 * @throws CallbookError `in_active_campaign` where it deletes a contact of one
 * @throws DoneBefore when what goes along is refused
 * @throws TransactionRefused when what it was decided by is not so any more
 */
export const commit = async (table: Table, plan: Plan, along: readonly Write[] = []): Promise<void> => {
  requireFeasible(plan);
  await spreadOptOut(table, plan);
  const own = [...plan.writes, ...(await suppressionWrites(table, plan))];
  const writes = [...own, ...along];
  if (writes.length === 0) return;
  try {
    await write(table, writes);
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    if ([...error.failed].some((index) => index >= own.length)) throw new DoneBefore();
    refuseInCampaign(error, own);
    throw error;
  }
};
