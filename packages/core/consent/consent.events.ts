import { nounEvents } from '../event/noun-events.ts';
import { viewOf } from '../event/view.ts';

/** Events of consents. The wording and the proof stay with the contact. */
export const consentEvents = nounEvents({
  kind: 'consent',
  readers: 'admins',
  happenings: { recorded: 'A contact has granted, denied or withdrawn a consent' },
  items: [
    {
      sk: 'CONSENT#',
      streamed: 'written',
      views: (item) => [
        viewOf(item, [
          'contact_id',
          'purpose',
          'status',
          'basis',
          'wording_version',
          'channel',
          'source',
          'at',
        ]),
      ],
      // Later changes only note when it was used, or that the contact is gone.
      happened: (before, after) => (before || !after ? undefined : 'recorded'),
    },
  ],
});
