import { lifecycle, lifecycleOf } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';
import { isOptOutTag } from '../suppression/opt-out.ts';
import { isShown } from './shown-tag.ts';

/**
 * A tag is there while its API shows it: contacts bring it and bring it back, and one that is given up is gone when the
 * last contact that bears it is counted out. A record stays for what still changes its count. DNC is there from the
 * beginning.
 */
export const tagEvents = nounEvents({
  kind: 'tag',
  readers: 'managers',
  happenings: lifecycleOf('A tag'),
  items: [
    {
      sk: 'tag_',
      streamed: 'written',
      views: ({ sk, name, kind = 'manual', version, retired_at, n, brought_by, brought_via }) =>
        !isOptOutTag(String(name)) && isShown({ retired_at, n: Number(n ?? 0) })
          ? [
              {
                id: sk,
                ...(typeof version === 'number' && { version }),
                ...(brought_by !== undefined && { broughtBy: { actor: brought_by, via: brought_via } }),
                shown: { name, kind },
              },
            ]
          : [],
      happened: lifecycle,
    },
  ],
});
