import { isPartial, pathOf, placeOf, toStoredContact } from '../attribute/contact-shape.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { contactKeyOf, contactPartitions, findStoredContacts } from '../contact/contact.item.ts';
import { scanList } from '../list/scan.ts';
import type { Item } from '../table/item.ts';
import type { Table } from '../table/table.ts';

/** Number of contacts read at a time. */
const slice = 1_000;

const isHolder = ({ custom_fields, originals }: StoredContact, name: string): boolean =>
  Object.hasOwn(custom_fields, name) || Object.hasOwn(originals, name);

/** Finds the entries of contacts, live and in the trash, that may have the field. */
const findEntries = async (table: Table, teamId: string, name: string): Promise<Item[]> => {
  const [fields, partial] = [placeOf('custom_fields'), placeOf('partial')];
  const lists = [contactPartitions.live(teamId), contactPartitions.trash(teamId)].map((partition) =>
    scanList(table, {
      partition,
      filter: {
        expression: `attribute_exists(${fields.path}.#field) OR ${partial.path} = :partial`,
        names: { ...fields.names, ...partial.names, '#field': name },
        values: { ':partial': true },
      },
      attributes: [pathOf('custom_fields'), pathOf('partial'), pathOf('created_at')],
    }),
  );
  return (await Promise.all(lists)).flat();
};

/**
 * Visits every contact, live or in the trash, with a value or an original of the field. Costs what the team's
 * lists hold, and a read of each contact that the lists do not hold whole.
 * @param whole whether what is kept beside the values is wanted of every contact
 */
export const visitHolders = async (
  table: Table,
  teamId: string,
  { name, whole }: { name: string; whole: boolean },
  visit: (contact: StoredContact) => void,
): Promise<void> => {
  const entries = await findEntries(table, teamId, name);
  const isWhole = (entry: Item) => !whole && !isPartial(entry);
  for (const entry of entries.filter(isWhole)) visit(toStoredContact(entry));
  const cut = entries.filter((entry) => !isWhole(entry));
  for (let from = 0; from < cut.length; from += slice) {
    const contacts = await findStoredContacts(table, cut.slice(from, from + slice).map(contactKeyOf));
    for (const contact of contacts) if (isHolder(contact, name)) visit(contact);
  }
};

export const findHolders = async (table: Table, teamId: string, name: string): Promise<string[]> => {
  const ids = new Set<string>();
  await visitHolders(table, teamId, { name, whole: false }, ({ id }) => ids.add(id));
  return [...ids];
};
