import { distinctTags, tagsOfText } from '../contact/tags.ts';
import { valueBreak } from './value-break.ts';

/** Groups of Google Contacts that everybody is in. */
const everybody: ReadonlySet<string> = new Set(['* mycontacts', '* my contacts', '* other contacts']);

/** `* starred` is the service's own group, `starred` what people call it. */
const ownName = (group: string) => group.replace(/^\* /, '');

/** The tags of a cell; as Google writes labels, with ` ::: ` between them, and its own groups behind a `*`. */
export const tagsOfCell = (cell: string): string[] => {
  const parts = cell.split(valueBreak).map((part) => part.trim());
  return distinctTags(
    parts.filter((part) => !everybody.has(part.toLowerCase())).flatMap((part) => tagsOfText(ownName(part))),
  );
};
