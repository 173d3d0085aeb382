import { lifecycle, lifecycleOf } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';
import { showing, type View } from '../event/view.ts';

const isRevoked = (before: View | undefined, after: View | undefined) =>
  before?.shown.revoked_at === null && typeof after?.shown.revoked_at === 'string';

export const tokenEvents = nounEvents({
  kind: 'token',
  readers: 'admins',
  happenings: { ...lifecycleOf('A token'), revoked: 'A token was revoked, and opens nothing any more' },
  items: [
    {
      sk: 'TOKEN',
      views: showing('name', 'role', 'departments', 'expires_at', 'revoked_at'),
      happened: (before, after) => (isRevoked(before, after) ? 'revoked' : lifecycle(before, after)),
    },
  ],
});
