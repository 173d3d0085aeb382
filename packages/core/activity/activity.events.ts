import { lifecycle } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';
import type { View } from '../event/view.ts';
import type { Item } from '../table/item.ts';

/** What people wrote is not to outlive the contact: events tell that there is some. */
const masked = ['title', 'text', 'url', 'external_id'];

const activityView = ({ shown, ...beside }: Item): View => {
  const item: Record<string, unknown> = { ...Object(shown), ...beside };
  const maskOf = (value: unknown) => ({ value: value ?? undefined, mask: value ? '…' : null });
  return {
    id: String(item.id),
    version: Number(item.version),
    departments: [typeof item.department_id === 'string' ? item.department_id : null],
    shown: { contact_id: item.contact_id, kind: item.kind, at: item.at, ends_at: item.ends_at },
    masked: Object.fromEntries(masked.map((name) => [name, maskOf(item[name])])),
  };
};

export const activityEvents = nounEvents({
  kind: 'activity',
  readers: 'departments',
  happenings: {
    created: 'A note, email, appointment, conversation or ticket of a contact was added',
    updated: 'It was changed',
    removed: 'It was removed, or its contact for good',
  },
  items: [
    {
      sk: 'ACTIVITY#',
      streamed: 'prefix',
      views: (item) => [activityView(item)],
      happened: lifecycle,
    },
  ],
});
