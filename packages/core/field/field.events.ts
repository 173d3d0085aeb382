import { definitionView } from '../catalogue/definition-view.ts';
import { lifecycle, lifecycleOf } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';

export const fieldEvents = nounEvents({
  kind: 'field',
  readers: 'admins',
  happenings: lifecycleOf('A custom field'),
  items: [
    {
      sk: 'CATALOGUE',
      views: ({ fields }) => Object.values(Object(fields)).map(definitionView),
      happened: lifecycle,
    },
  ],
});
