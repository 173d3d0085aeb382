import type { Contact } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { membershipWrites } from '../campaign/membership.item.ts';
import { campaignsWrite } from './contact.item.ts';
import type { Writing } from './contact.ts';
import type { ReplacementPlan } from './plan-replacement.ts';

/** Plans that a live contact, as it was seen, is in these campaigns; its version stays, since nobody edits these. */
export const planCampaigns = (
  { via, now }: Pick<Writing, 'via' | 'now'>,
  seen: StoredContact,
  campaigns: Contact['campaigns'],
): ReplacementPlan => {
  const at = now.toISOString();
  return {
    seen,
    contact: { ...seen, campaigns, updated_at: at },
    ...{ faults: [], conflicts: [], warnings: [] },
    writes: [campaignsWrite(seen, campaigns), ...membershipWrites(seen, { ...seen, campaigns }, { via, at })],
  };
};
