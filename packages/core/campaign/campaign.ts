import { deletableScope, departmentFaults, ownDepartment } from '../access/own-department.ts';
import { reaches, requireReach, type Scope } from '../access/scope.ts';
import { CallbookError, failure, notFound, refuseFaults } from '../error.ts';
import { linkFaults, linkKeys } from '../link/links.ts';
import {
  findRecord,
  getRecord,
  keysOf,
  listSomeRecords,
  newRecordWrite,
  removeRecordWrite,
  replaceRecordWrite,
} from '../list/listed-noun.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { markWriter } from '../table/mark-writer.ts';
import { requireVersion } from '../table/require-version.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { campaigns, findCampaignCounts, hasMemberships } from './campaign.item.ts';
import type {
  Campaign,
  CampaignChange,
  CampaignCreate,
  CampaignState,
  StoredCampaign,
} from './campaign.schema.ts';

interface Written {
  scope: Scope;
  via: Via;
  now: Date;
}

interface Changing extends Written {
  campaignId: string;
  version?: number | undefined;
}

const noCounts = { total: 0, pending: 0, called: 0, reached: 0, excluded: 0 };

const withCounts = async (
  table: Table,
  teamId: string,
  records: readonly StoredCampaign[],
): Promise<Campaign[]> => {
  const ids = records.map(({ id }) => id);
  const counts = await findCampaignCounts(table, teamId, ids);
  return records.map((one) => ({ ...one, counts: counts.get(one.id) ?? noCounts }));
};

const counted = async (table: Table, record: StoredCampaign): Promise<Campaign> => {
  const [campaign] = await withCounts(table, record.team_id, [record]);
  return campaign ?? { ...record, counts: noCounts };
};

/**
 * Reads a campaign within reach.
 * @throws CallbookError `campaign_not_found`
 */
export const getStoredCampaign = async (
  table: Table,
  scope: Scope,
  campaignId: string,
): Promise<StoredCampaign> => {
  const campaign = await getRecord(table, campaigns, scope.teamId, campaignId);
  if (!reaches(scope, campaign.department_id)) throw notFound('campaign');
  return campaign;
};

/** @throws CallbookError `campaign_not_found` */
export const getCampaign = async (table: Table, scope: Scope, campaignId: string): Promise<Campaign> =>
  counted(table, await getStoredCampaign(table, scope, campaignId));

/**
 * Creates a campaign, a draft, or answers what was created under the same id. What a manager creates belongs to its
 * department.
 * @throws CallbookError `department_forbidden`, `department_not_found`, `required`
 */
export const createCampaign = async (
  table: Table,
  { scope, draft, id, via, now }: Written & { draft: CampaignCreate; id: string },
): Promise<Campaign> => {
  const { teamId } = scope;
  const department_id = draft.department_id ?? ownDepartment(scope);
  requireReach(scope, department_id);
  const found = await batchGet(table, linkKeys(teamId, { department_id }));
  const items = new Map(found.map((item) => [item.pk, item]));
  refuseFaults([...departmentFaults(scope, department_id), ...linkFaults(teamId, { department_id }, items)]);
  const at = now.toISOString();
  const campaign: StoredCampaign = {
    id,
    team_id: teamId,
    name: draft.name,
    description: draft.description ?? null,
    state: 'draft',
    department_id,
    started_at: null,
    completed_at: null,
    created_by: via.updated_by,
    version: 1,
    created_at: at,
    updated_at: at,
  };
  const written = await untilSettled(async () =>
    (await transacted(table, [newRecordWrite(campaigns, campaign, via)]))
      ? campaign
      : findRecord(table, campaigns, teamId, id),
  );
  return counted(table, written);
};

/** Where a campaign may go from each state. */
const ways: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  draft: ['active'],
  active: ['paused', 'completed'],
  paused: ['active', 'completed'],
  completed: [],
};

const requireWay = (from: CampaignState, to: CampaignState): void => {
  const allowed = ways[from];
  if (from === to || allowed.includes(to)) return;
  const instead = allowed.length > 0 ? `can only become ${allowed.join(' or ')}` : 'stays so';
  const message = `The campaign is ${from}, and ${instead}.`;
  throw new CallbookError('conflict', [{ param: 'state', code: 'state_forbidden', message, allowed }]);
};

const timesOf = (
  seen: StoredCampaign,
  state: CampaignState,
  at: string,
): Pick<StoredCampaign, 'started_at' | 'completed_at'> => ({
  started_at: seen.started_at ?? (state === 'active' ? at : null),
  completed_at: seen.completed_at ?? (state === 'completed' ? at : null),
});

const getChanged = async (
  table: Table,
  { scope, campaignId, version }: Changing,
): Promise<StoredCampaign> => {
  const seen = await getStoredCampaign(table, scope, campaignId);
  requireVersion('campaign', seen, version);
  return seen;
};

/**
 * Changes what is given of a campaign.
 * @throws CallbookError `campaign_not_found`, `version_mismatch`, `state_forbidden`
 */
export const updateCampaign = async (
  table: Table,
  { change, ...request }: Changing & { change: CampaignChange },
): Promise<Campaign> => {
  const record = await untilSettled(async () => {
    const seen = await getChanged(table, request);
    const { name = seen.name, description = seen.description, state = seen.state } = change;
    requireWay(seen.state, state);
    if (name === seen.name && description === seen.description && state === seen.state) return seen;
    const at = request.now.toISOString();
    const record = {
      ...seen,
      ...{ name, description, state },
      ...timesOf(seen, state, at),
      ...{ version: seen.version + 1, updated_at: at },
    };
    const write = replaceRecordWrite(campaigns, { record, seen, via: request.via });
    return (await transacted(table, [write])) ? record : undefined;
  });
  return counted(table, record);
};

/** A campaign without a department is the whole team’s: once there are departments, only admins remove it. */
const requireRemovable = async (table: Table, scope: Scope, { department_id }: StoredCampaign) => {
  if (department_id !== null || reaches(await deletableScope(table, scope), null)) return;
  const message = 'The campaign belongs to no department, and so to the whole team: only admins delete it.';
  throw failure('forbidden', 'department_forbidden', message, 'department_id');
};

/**
 * Removes a campaign that has no contacts and is not active.
 * @throws CallbookError `campaign_not_found`, `version_mismatch`, `department_forbidden`, `campaign_active`,
 * `campaign_not_empty`
 */
export const removeCampaign = (table: Table, request: Changing): Promise<Campaign> =>
  untilSettled(async () => {
    const { scope, via } = request;
    const seen = await getChanged(table, request);
    await requireRemovable(table, scope, seen);
    if (seen.state === 'active')
      throw failure('conflict', 'campaign_active', 'The campaign is active. Pause or complete it first.');
    if (await hasMemberships(table, seen))
      throw failure(
        'conflict',
        'campaign_not_empty',
        'The campaign has contacts. Take them out first: the bulk action remove_from_campaign takes out all.',
      );
    await markWriter(table, keysOf(campaigns).primary(seen.team_id, seen.id), via);
    if (!(await transacted(table, [removeRecordWrite(campaigns, seen)]))) return undefined;
    return { ...seen, counts: noCounts };
  });

export interface CampaignListing extends PageRequest {
  /** States that are listed; all when none is named. */
  state?: readonly CampaignState[];
}

/** A page of the campaigns within reach, newest first. Teams have some dozens, so all are read. */
export const listCampaigns = async (
  table: Table,
  scope: Scope,
  { state = [], ...page }: CampaignListing,
): Promise<Page<Campaign>> => {
  const { teamId, departments } = scope;
  const reach = departments === 'all' ? 'all' : departments.toSorted().join();
  const { records, ...rest } = await listSomeRecords(
    table,
    campaigns,
    {
      teamId,
      query: { state: state.toSorted().join(), reach },
      passes: (one) => reaches(scope, one.department_id) && (state.length === 0 || state.includes(one.state)),
    },
    page,
  );
  return { ...rest, records: await withCounts(table, teamId, records) };
};
