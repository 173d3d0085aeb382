/** Contacts that somebody has chosen: some, or all that match whatever is shown. */
export type Selection =
  | { readonly mode: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly mode: 'all' };

export const nothing: Selection = { mode: 'some', ids: new Set() };

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.mode === 'all' || selection.ids.has(id);

export const sizeOf = (selection: Selection, matching: number): number =>
  selection.mode === 'all' ? matching : selection.ids.size;

/** One more or less. One less than all that match is those that are loaded, without it. */
export const toggled = (selection: Selection, id: string, loaded: readonly string[]): Selection => {
  const ids = new Set(selection.mode === 'all' ? loaded : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { mode: 'some', ids };
};

/** All from one row to another become as the last one is to be. */
export const withRange = (selection: Selection, ids: readonly string[], isOn: boolean): Selection => {
  if (selection.mode === 'all') return selection;
  const chosen = new Set(selection.ids);
  for (const id of ids) isOn ? chosen.add(id) : chosen.delete(id);
  return { mode: 'some', ids: chosen };
};
