import type { Contact } from '../attribute/contact.schema.ts';
import { type FoundContact, isPartial, pathOf, toContact } from '../attribute/contact-shape.ts';
import type { Condition, ContactQuery } from '../condition/condition.ts';
import { passes } from '../condition/contact-condition.ts';
import type { ContactFilter, SortProperty } from '../filter/contact-filter.schema.ts';
import { type ListScan, scanList } from '../list/scan.ts';
import type { Item } from '../table/item.ts';
import type { Table } from '../table/table.ts';
import {
  contactIdOf,
  contactKeyOf,
  contactOrder,
  contactPartitions,
  findContactItems,
} from './contact.item.ts';

/** A matching contact: its key and its position in the order asked for. */
export interface Match {
  pk: string;
  position: string;
  contact?: Contact;
}

const createdRange = ({ created_from, created_to }: ContactFilter) => ({
  from: created_from,
  to: created_to === undefined ? undefined : `${created_to}~`,
});

const joinedFilter = (conditions: readonly Condition[]) => {
  const expressions = conditions.flatMap(({ expression }) => (expression === '' ? [] : [`(${expression})`]));
  if (expressions.length === 0) return undefined;
  const merge = (part: 'names' | 'values'): Record<string, never> =>
    Object.assign(
      {},
      ...conditions.filter(({ expression }) => expression !== '').map((condition) => condition[part]),
    );
  return { expression: expressions.join(' AND '), names: merge('names'), values: merge('values') };
};

/** Reads the whole items of entries whose custom fields are too bulky for the index. */
const wholeOf = async (table: Table, items: readonly Item[]): Promise<Map<string, FoundContact>> => {
  const contacts = await findContactItems(table, items.filter(isPartial).map(contactKeyOf));
  return new Map(contacts.map((contact) => [contact.id, contact]));
};

/** The part of the team's list in which the conditions may be met, and those that only whole contacts can tell. */
export const listScan = (
  { scope, filter }: ContactQuery,
  conditions: readonly Condition[],
  sort: SortProperty,
): { scan: ListScan; inexact: Condition[] } => {
  const inexact = conditions.filter((condition) => condition.inexact);
  const needed = new Set([
    ...(sort === 'created_at' ? [] : [pathOf(sort)]),
    ...(inexact.length > 0 ? [pathOf('partial')] : []),
    ...inexact.flatMap((condition) => condition.inexact ?? []).map(pathOf),
  ]);
  const partition = filter.deleted ? contactPartitions.trash : contactPartitions.live;
  const scan = {
    partition: partition(scope.teamId),
    ...createdRange(filter),
    filter: joinedFilter(conditions.filter(({ names }) => !('#created_at' in names))),
    attributes: [...needed],
  };
  return { scan, inexact };
};

export const matchesAmong = async (
  table: Table,
  items: readonly Item[],
  { inexact, sort }: { inexact: readonly Condition[]; sort: SortProperty },
): Promise<Match[]> => {
  const whole = inexact.length > 0 ? await wholeOf(table, items) : new Map<string, FoundContact>();
  return items.flatMap((item) => {
    const [created_at = ''] = String(item.byTeamSk).split('#');
    const contact = whole.get(contactIdOf(item)) ?? toContact({ ...item, created_at });
    if (!passes(contact, inexact)) return [];
    return [{ pk: item.pk, position: contactOrder[sort](contact) }];
  });
};

export const scanMatches = async (
  table: Table,
  query: ContactQuery,
  { conditions, sort }: { conditions: readonly Condition[]; sort: SortProperty },
): Promise<Match[]> => {
  const { scan, inexact } = listScan(query, conditions, sort);
  return matchesAmong(table, await scanList(table, scan), { inexact, sort });
};
