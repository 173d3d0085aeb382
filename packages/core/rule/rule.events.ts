import { definitionView } from '../catalogue/definition-view.ts';
import { lifecycle, lifecycleOf } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';

export const ruleEvents = nounEvents({
  kind: 'rule',
  readers: 'admins',
  happenings: lifecycleOf('A tag rule'),
  items: [
    {
      sk: 'CATALOGUE',
      views: ({ rules }) => (Array.isArray(rules) ? rules : []).map(definitionView),
      happened: lifecycle,
    },
  ],
});
