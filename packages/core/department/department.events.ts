import { lifecycle, lifecycleOf } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';
import { showing } from '../event/view.ts';

export const departmentEvents = nounEvents({
  kind: 'department',
  readers: 'managers',
  happenings: lifecycleOf('A department'),
  items: [{ sk: 'DEPARTMENT', views: showing('name'), happened: lifecycle }],
});
