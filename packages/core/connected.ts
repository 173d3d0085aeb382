/**
 * The groups that belong together: of each list of keys the name of its group. Lists are in one group when they share a
 * key, or are connected by others that do.
 */
export const connected = (lists: readonly (readonly string[])[]): string[] => {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent;
    // The next one finds it at once.
    parents.set(key, root);
    return root;
  };
  for (const [first, ...others] of lists) {
    if (first === undefined) continue;
    for (const other of others) parents.set(rootOf(other), rootOf(first));
  }
  return lists.map(([first], index) => (first === undefined ? `list ${index}` : rootOf(first)));
};
