import { attributeOf } from '../../attribute/attributes.ts';
import { type ColumnTarget, isAppended } from '../../import-file/column-target.ts';
import { saysOptOut } from '../../import-file/header-alias.ts';
import type { PlacedCell } from '../../import-file/place-cells.ts';
import { tagsOfCell } from '../../import-file/tag-cell.ts';
import type { Settings } from '../../team/team.schema.ts';
import { yesOrNo } from '../../text/yes-no.ts';
import { teamStatus } from './stock-status.ts';

const readBy = (rule: ReturnType<typeof attributeOf>['column'], cell: string): unknown =>
  typeof rule === 'function' ? rule(cell) : cell;

/** Reads a cell as the value that its target takes; text stays text. */
const cellValue = (target: ColumnTarget, cell: string, { lead_statuses }: Settings): unknown => {
  if (target.kind !== 'contact') return cell;
  switch (target.name) {
    case 'do_not_call':
      return yesOrNo(cell) ?? (saysOptOut(cell) || cell);
    case 'tags':
      return tagsOfCell(cell);
    case 'lead_status':
      return teamStatus(cell, lead_statuses);
    default:
      return readBy(attributeOf(target.name).column, cell);
  }
};

export type Draft = Record<string, unknown>;

/** Splits a name whose first word is the last name; with a comma it tells its parts by itself. */
const partsOf = (name: string): Draft => {
  const [last_name, ...words] = name.split(/\s+/u);
  return words.length === 0 || name.includes(',') ? {} : { first_name: words.join(' '), last_name };
};

/** Adds what a further column says: any opt-out counts, then what says neither yes nor no. */
const withMore = (name: string, value: unknown, more: unknown): unknown => {
  if (typeof value === 'string' && typeof more === 'string')
    return value + (name === 'notes' ? '' : ' ') + more;
  return value === true || more === true || (value === false ? more : value);
};

/** Sorts cells by what they mean. Where two columns mean the same, the first that is filled counts. */
export const sortCells = (placed: readonly PlacedCell[], settings: Settings) => {
  const contact: Draft = {};
  const company: Draft = {};
  const custom: Draft = {};
  const isAdded = ({ target }: PlacedCell) => isAppended(target);
  for (const { target, text } of [...placed.filter((cell) => !isAdded(cell)), ...placed.filter(isAdded)]) {
    if (target.kind === 'ignore') continue;
    const group = { contact, company, custom }[target.kind];
    const has = Object.hasOwn(group, target.name);
    if (!has) group[target.name] = cellValue(target, text, settings);
    else if (isAppended(target))
      group[target.name] = withMore(target.name, group[target.name], cellValue(target, text, settings));
    if (target.kind === 'contact' && target.reversed) Object.assign(contact, partsOf(text));
  }
  return { contact, company, custom };
};
