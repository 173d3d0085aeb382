import { lifecycle, lifecycleOf } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';
import { type View, viewOf } from '../event/view.ts';

/** Shows only the host of a URL: other receivers get the event, and path and query are often secrets. */
const maskedUrl = (value: unknown) => ({
  url: { value, mask: `${URL.parse(String(value))?.origin ?? ''}/…` },
});

const happened = (before: View | undefined, after: View | undefined) => {
  if (before?.shown.state === 'active' && after?.shown.state === 'disabled') return 'disabled';
  const isRotated = before && after && after.shown.secret_rotated_at !== before.shown.secret_rotated_at;
  return isRotated && after.shown.secret_rotated_at ? 'secret_rotated' : lifecycle(before, after);
};

const { created, updated, removed } = lifecycleOf('A webhook');

export const webhookEvents = nounEvents({
  kind: 'webhook',
  readers: 'admins',
  happenings: {
    created,
    updated,
    secret_rotated: 'A webhook got another secret',
    disabled: 'A webhook was taken out of service, by an admin or because it failed for long',
    removed,
  },
  items: [
    {
      sk: 'WEBHOOK',
      views: (item) => [
        {
          ...viewOf(item, ['description', 'types', 'state', 'reason', 'secret_rotated_at']),
          masked: maskedUrl(item.url),
        },
      ],
      happened,
    },
  ],
});
