import { reaches, type Scope } from '../../access/scope.ts';
import type { Fault } from '../../error.ts';
import type { Table } from '../../table/table.ts';
import { findCampaigns } from '../campaign.item.ts';

/** Finds why contacts cannot come into a campaign that a request names, or leave it. */
export const findCampaignFaults = async (
  table: Table,
  scope: Scope,
  { campaign_id, isLeaving = false }: { campaign_id: string | undefined; isLeaving?: boolean },
): Promise<Fault[]> => {
  if (campaign_id === undefined) return [];
  const param = 'campaign_id';
  const campaign = (await findCampaigns(table, scope.teamId, [campaign_id])).get(campaign_id);
  if (!campaign || !reaches(scope, campaign.department_id))
    return [{ param, code: 'campaign_not_found', message: 'There is no such campaign.' }];
  if (isLeaving || campaign.state !== 'completed') return [];
  const message = 'The campaign is completed: nobody comes into it any more.';
  return [{ param, code: 'campaign_completed', message }];
};
