import { reaches, type Scope } from '../access/scope.ts';
import { failure } from '../error.ts';
import type { StoredCampaign } from './campaign.schema.ts';

/** @throws CallbookError `campaign_not_found` where a campaign that a request names is none, or beyond reach */
export const requireCampaign = (scope: Scope, campaign: StoredCampaign | undefined): void => {
  if (!campaign || !reaches(scope, campaign.department_id))
    throw failure('invalid', 'campaign_not_found', 'There is no such campaign.', 'campaign_id');
};
