import { lifecycle, lifecycleOf } from '../../event/lifecycle.ts';
import { nounEvents } from '../../event/noun-events.ts';
import { showing } from '../../event/view.ts';

export const callHookEvents = nounEvents({
  kind: 'callhook',
  readers: 'admins',
  happenings: lifecycleOf('A receiver of calls'),
  items: [
    {
      sk: 'CALLHOOK',
      views: showing('provider', 'description', 'own_numbers', 'public_url', 'secret_changed_at'),
      happened: lifecycle,
    },
  ],
});
