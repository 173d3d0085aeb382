import { lifecycle, lifecycleOf } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';
import { showing } from '../event/view.ts';

export const dropEvents = nounEvents({
  kind: 'drop',
  readers: 'admins',
  happenings: lifecycleOf('A drop folder'),
  items: [{ sk: 'FOLDER', views: showing('name', 'mapping', 'options'), happened: lifecycle }],
});
