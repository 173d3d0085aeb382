import * as v from 'valibot';
import { distinctTags, tagsOfText } from '../attribute/tags.ts';
import { valueBreak } from './value-break.ts';
import { withoutEnd } from './without-end.ts';

const item = v.pipe(
  v.union([v.string(), v.number(), v.null()]),
  v.transform((value) => (value === null ? '' : String(value))),
);
const list = v.array(item);

/** Groups of Google Contacts that everybody is in. */
const everybody: ReadonlySet<string> = new Set(['* mycontacts', '* my contacts', '* other contacts']);

/** `* starred` is the service's own group, `starred` what people call it. */
const ownName = (group: string) => group.replace(/^\* /, '');

const parseList = (json: string): string[] | undefined => {
  try {
    const { success, output } = v.safeParse(list, JSON.parse(json));
    return success ? output : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Reads a list as programs write it: `["VIP", "Q4"]`, `['VIP', 'Q4']`; undefined when it is none. */
const listed = (cell: string): string[] | undefined => {
  if (!/^\[.*\]$/s.test(cell)) return undefined;
  // Commas are what its line breaks have become.
  const text = `[${withoutEnd(cell.slice(1, -1), ' \t\r\n,').replace(/^[\s,]*/, '')}]`;
  for (const json of [text, text.replaceAll("'", '"')]) {
    const items = parseList(json);
    if (items) return items.map((item) => item.trim());
  }
  return undefined;
};

/**
 * Reads the tags of a cell; also labels as Google writes them, with ` ::: ` between them and its own groups
 * behind a `*`.
 */
export const tagsOfCell = (cell: string): string[] => {
  const items = listed(cell.trim());
  if (items) return distinctTags(items);
  const parts = cell.split(valueBreak).map((part) => part.trim());
  return distinctTags(
    parts.filter((part) => !everybody.has(part.toLowerCase())).flatMap((part) => tagsOfText(ownName(part))),
  );
};
