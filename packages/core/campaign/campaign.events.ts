import { nounEvents } from '../event/noun-events.ts';
import { type View, viewOf } from '../event/view.ts';
import type { Item } from '../table/item.ts';
import { campaigns } from './campaign.item.ts';
import { membershipMark } from './membership.item.ts';

const departmentsOf = ({ department_id }: Item) => [typeof department_id === 'string' ? department_id : null];

const campaignView = (item: Item): View => ({
  ...viewOf(item, ['name', 'state', 'department_id', 'started_at', 'completed_at']),
  departments: departmentsOf(item),
  // What people wrote may name contacts, which events are to outlive.
  masked: { description: { value: item.description ?? null, mask: item.description ? '…' : null } },
});

const states: Readonly<Record<string, 'started' | 'paused' | 'completed'>> = {
  active: 'started',
  paused: 'paused',
  completed: 'completed',
};

const campaignHappened = (before: View | undefined, after: View | undefined) => {
  if (!before) return 'created';
  if (!after) return 'removed';
  return (before.shown.state !== after.shown.state && states[String(after.shown.state)]) || 'updated';
};

/** The contacts of a campaign come and go within it: the events are the campaign's. */
const membershipView = (item: Item): View[] => [
  {
    id: String(item.campaign_id),
    departments: departmentsOf(item),
    shown: { contact_id: item.contact_id, state: item.state, ended_at: item.ended_at },
  },
];

const isIn = (view: View | undefined): boolean => view !== undefined && view.shown.ended_at === undefined;
const isExcluded = (view: View | undefined): boolean => view?.shown.state === 'excluded';

const membershipHappened = (before: View | undefined, after: View | undefined) => {
  if (isIn(before) !== isIn(after)) return isIn(after) ? 'contact_added' : 'contact_removed';
  if (!isIn(after) || isExcluded(before) === isExcluded(after)) return undefined;
  return isExcluded(after) ? 'contact_excluded' : 'contact_included';
};

export const campaignEvents = nounEvents({
  kind: 'campaign',
  readers: 'departments',
  happenings: {
    created: 'A campaign was created',
    started: 'A campaign became active',
    paused: 'A campaign was paused',
    completed: 'A campaign was completed',
    updated: 'A campaign was changed otherwise',
    removed: 'A campaign was removed',
    contact_added: 'A contact came into a campaign',
    contact_removed: 'A contact left a campaign, or was deleted',
    contact_excluded: 'A contact of a campaign opted out, and is called by it no more',
    contact_included: 'The opt-out of a contact of a campaign was taken back',
  },
  items: [
    { sk: campaigns.sk, views: (item) => [campaignView(item)], happened: campaignHappened },
    {
      sk: membershipMark,
      streamed: 'prefix',
      views: membershipView,
      happened: membershipHappened,
      showsAll: true,
    },
  ],
});
