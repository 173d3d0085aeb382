import { nounEvents } from '../event/noun-events.ts';
import { showing } from '../event/view.ts';

export const privacyRequestEvents = nounEvents({
  kind: 'privacy_request',
  readers: 'admins',
  happenings: {
    created: 'A request of a person for its data or its erasure was put on record',
    extended: 'The time for an answer was lengthened, with a reason',
    changed: 'What a person asked for is under way, or has come to an end',
    answered: 'A person has had the answer',
  },
  items: [
    {
      sk: 'REQUEST',
      views: showing('kind', 'contact_id', 'state', 'asked_at', 'due_at', 'job_id', 'answered_at'),
      happened: (before, after) => {
        if (!before || !after) return before ? undefined : 'created';
        const differs = (name: string) => before.shown[name] !== after.shown[name];
        if (differs('answered_at')) return 'answered';
        if (differs('due_at')) return 'extended';
        return differs('state') ? 'changed' : undefined;
      },
      showsAll: true,
    },
  ],
});
