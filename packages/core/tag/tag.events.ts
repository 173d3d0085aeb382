import { lifecycle, lifecycleOf } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';
import { isOptOutTag } from '../suppression/opt-out.ts';
import { isShown } from './shown-tag.ts';

/**
 * Events of tags. A tag exists while the API shows it: contacts bring it along, and a retired one is removed
 * when the last contact that bears it is counted out. Its record stays for what still changes its count. DNC
 * exists from the beginning.
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
