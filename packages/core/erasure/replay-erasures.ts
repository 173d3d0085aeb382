import { findContactItem } from '../contact/contact.item.ts';
import type { PrivacyContext } from '../personal-data/keeper.ts';
import { forgetState } from './erasure-state.ts';
import { carryOutErasure } from './run-erasure.ts';
import { type Tombstone, tombstones } from './tombstone.ts';

/** Erases again one that is back; answers whether it was. */
const replay = async (context: PrivacyContext, id: string, of: Tombstone): Promise<boolean> => {
  const contact = await findContactItem(context.table, of.team_id, id);
  if (!contact || contact.erased_at !== null) return false;
  const request = { id: of.request_id, team_id: of.team_id, contact_id: id, job_id: `replay-${id}` };
  const certificate = await carryOutErasure(context, request, { suppress: of.suppress });
  if (certificate.status !== 'deferred') await forgetState(context.files, request);
  return true;
};

/**
 * Erases again whom a restore of the table brought back: all of the list that lies outside of it, of one team or of all.
 * May run again, and then does nothing.
 */
export const replayErasures = async (
  context: PrivacyContext,
  teamId?: string,
): Promise<{ listed: number; erased: number }> => {
  let [listed, erased] = [0, 0];
  for await (const one of tombstones(context.files, teamId)) {
    listed++;
    for (const id of one.contact_ids) if (await replay(context, id, one)) erased++;
  }
  return { listed, erased };
};
