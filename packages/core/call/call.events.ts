import { nounEvents } from '../event/noun-events.ts';
import { type View, viewOf } from '../event/view.ts';
import type { Item } from '../table/item.ts';

const shown = [
  'contact_id',
  'match',
  'direction',
  'campaign_id',
  'outcome',
  'started_at',
  'duration_seconds',
  'disposition',
  'agent',
  'provider',
  'external_id',
];

/** What people said and which number it was is not to outlive the contact: events tell that there is some. */
const masked = ['number', 'notes', 'recording_url', 'summary', 'transcript_ref'];

const maskOf = (value: unknown) => ({ value, mask: value === undefined ? null : '…' });

const callView = ({ shown: map, ...beside }: Item): View => {
  const item = { ...Object(map), ...beside };
  return {
    ...viewOf(item, shown),
    departments:
      item.contact_id === undefined
        ? []
        : [typeof item.department_id === 'string' ? item.department_id : null],
    masked: Object.fromEntries(masked.map((name) => [name, maskOf(item[name])])),
  };
};

const hasEnded = (view: View | undefined): boolean => typeof view?.shown.outcome === 'string';

const isUnlinked = (before: View | undefined, after: View): boolean =>
  typeof before?.shown.contact_id === 'string' && before.shown.contact_id !== after.shown.contact_id;

const happened = (before: View | undefined, after: View | undefined) => {
  // Of a contact that is removed for good: an event would tell whose calls these were.
  if (!after || isUnlinked(before, after)) return undefined;
  if (!hasEnded(after)) return before ? undefined : 'started';
  if (!hasEnded(before)) return 'logged';
  return before?.shown.match !== 'one' && after.shown.match === 'one' ? 'assigned' : 'updated';
};

export const callEvents = nounEvents({
  kind: 'call',
  readers: 'departments',
  happenings: {
    started: 'A call was heard of that goes on',
    logged: 'A call has ended, and counts: once for each call',
    assigned: 'It was found whose a call is that was nobody’s before',
    updated: 'A call that had ended was changed or corrected',
  },
  items: [{ sk: 'CALL', views: (item) => [callView(item)], happened }],
});
