import type { View } from './view.ts';

/** What happens to records that come, change and go. */
export const lifecycle = (
  before: View | undefined,
  after: View | undefined,
): 'created' | 'updated' | 'removed' => {
  if (!before) return 'created';
  return after ? 'updated' : 'removed';
};

/** What these events mean, for a record such as `A department`. */
export const lifecycleOf = (record: string) => ({
  created: `${record} was created`,
  updated: `${record} was changed`,
  removed: `${record} was removed`,
});
