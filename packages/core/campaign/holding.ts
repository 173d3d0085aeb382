import type { Scope } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import type { Table } from '../table/table.ts';
import { findCampaigns } from './campaign.item.ts';
import type { StoredCampaign } from './campaign.schema.ts';
import { requireCampaign } from './require-campaign.ts';

/** What of a campaign decides whether it has its contacts for itself. */
export type Holder = Pick<StoredCampaign, 'id' | 'state' | 'started_at'>;

/** Tells whether a campaign began before another; of one moment, by id. */
const isEarlier = (one: Holder, other: Holder): boolean => {
  const [first, second] = [one.started_at ?? '', other.started_at ?? ''];
  return first === second ? one.id < other.id : first < second;
};

/**
 * Finds the active campaign that has a contact before the one that asks: it has not reached it yet, and began earlier.
 * One that asks and is not active, or does not have the contact, comes after all that are.
 */
export const otherHolder = (
  { campaigns }: Pick<Contact, 'campaigns'>,
  found: ReadonlyMap<string, Holder>,
  asking: string,
): string | undefined => {
  const own = found.get(asking);
  const isOwn = own?.state === 'active' && campaigns[asking] !== undefined;
  return Object.entries(campaigns).flatMap(([id, progress]) => {
    const one = found.get(id);
    if (id === asking || one?.state !== 'active' || progress === 'reached') return [];
    return isOwn && !isEarlier(one, own) ? [] : [id];
  })[0];
};

/**
 * Finds those contacts that another campaign than the one that asks has: one round.
 * @param scope of whoever names that campaign; absent where it is known to be there
 * @throws CallbookError `campaign_not_found`
 */
export const findHeldByOthers = async (
  table: Table,
  teamId: string,
  contacts: readonly Pick<Contact, 'id' | 'campaigns'>[],
  { asking, scope }: { asking: string; scope: Scope | undefined },
): Promise<ReadonlySet<string>> => {
  const among = contacts.filter(isInOthers(asking));
  const found = await findCampaigns(table, teamId, [
    asking,
    ...among.flatMap(({ campaigns }) => Object.keys(campaigns)),
  ]);
  if (scope) requireCampaign(scope, found.get(asking));
  return new Set(among.flatMap((one) => (otherHolder(one, found, asking) === undefined ? [] : [one.id])));
};

const isInOthers =
  (asking: string) =>
  ({ campaigns }: Pick<Contact, 'campaigns'>): boolean =>
    Object.keys(campaigns).some((id) => id !== asking);
