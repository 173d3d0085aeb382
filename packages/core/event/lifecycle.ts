import type { View } from './view.ts';

/** Finds the event of a record that comes, changes or goes. */
export const lifecycle = (
  before: View | undefined,
  after: View | undefined,
): 'created' | 'updated' | 'removed' => {
  if (!before) return 'created';
  return after ? 'updated' : 'removed';
};

/** Makes the sentences on these events, for a record such as `A department`. */
export const lifecycleOf = (record: string) => ({
  created: `${record} was created`,
  updated: `${record} was changed`,
  removed: `${record} was removed`,
});
