/** What an entry tells of: a change by somebody, by an import, or a merge. */
export const changeKinds = ['change', 'import', 'merge'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Tells by what something happened to a contact. */
export const kindOf = ({ type, via }: { type: string; via: string }): ChangeKind => {
  if (type === 'contact.merged' || type === 'contact.unmerged' || via === 'merge') return 'merge';
  return via === 'import' ? 'import' : 'change';
};
