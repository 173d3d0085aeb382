import { nounEvents } from '../event/noun-events.ts';
import { type View, viewOf } from '../event/view.ts';
import type { Item } from '../table/item.ts';

const viewsOf = (item: Item): View[] => {
  const { manifest, created_by } = item;
  const { rows = null, sha256 = null } = Object(manifest);
  const view = viewOf(item, ['format', 'file_name', 'fields', 'completed_at', 'removed_at']);
  return [
    {
      ...view,
      shown: { ...view.shown, rows, sha256 },
      ...(typeof created_by === 'string' && { owner: created_by }),
    },
  ];
};

const happened = (before: View | undefined, after: View | undefined) => {
  const isNew = (name: string) => Boolean(after?.shown[name]) && !before?.shown[name];
  if (isNew('removed_at')) return 'removed';
  if (isNew('completed_at')) return 'completed';
  return before || !after ? undefined : 'created';
};

export const exportEvents = nounEvents({
  kind: 'export',
  readers: 'owner',
  happenings: {
    created: 'An export of contacts was asked for',
    completed: 'The file of an export is complete and can be downloaded',
    removed: 'An export was deleted, with its file',
  },
  items: [{ sk: 'EXPORT', views: viewsOf, happened, showsAll: true }],
});
