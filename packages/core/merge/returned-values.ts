import { customName } from '../access/scope.ts';
import { ownValue } from '../attribute/own-value.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { type Found, linkFaults } from '../link/links.ts';
import type { TagRegistry } from '../tag/tag-registry.ts';
import type { ChangedValues } from '../undo/changes.ts';
import { deletedSince, withField } from '../undo/field-value.ts';
import type { Kept } from '../undo/mark.item.ts';
import { restoredTags } from '../undo/restored-tags.ts';

/** What the team has by now of that to which values of before refer. */
export interface Today {
  catalogue: Catalogue;
  registry: TagRegistry;
  /** Items that links lead to, by partition key. */
  found: Found;
  /** When the values were taken out of sight (ISO). */
  since: string;
}

/** A contact with values that can be there today, and what cannot. */
export interface Returned {
  contact: StoredContact;
  kept: Kept;
}

const changesOf = (contact: StoredContact, names: readonly string[], at: string): ChangedValues =>
  new Map(
    names.map((name) => [
      `cf.${name}`,
      {
        before: ownValue(contact.custom_fields, name) ?? null,
        after: null,
        original: ownValue(contact.originals, name),
        at,
      },
    ]),
  );

const withoutEntry = <T>(values: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(values).filter(([one]) => one !== name));

const withoutField = (contact: StoredContact, name: string): StoredContact => ({
  ...contact,
  custom_fields: withoutEntry(contact.custom_fields, name),
  originals: withoutEntry(contact.originals, name),
});

/** Puts values of custom fields into the form that their fields have today; those of fields that are gone stay away. */
export const returnedFields = (
  given: StoredContact,
  names: readonly string[],
  { catalogue, since }: Pick<Today, 'catalogue' | 'since'>,
): Returned => {
  const changes = changesOf(given, names, since);
  const kept = deletedSince(changes, catalogue);
  let contact = given;
  for (const [property, change] of changes) {
    const name = customName(property) ?? '';
    contact = Object.hasOwn(kept, property)
      ? withoutField(contact, name)
      : withField(contact, name, change, catalogue);
  }
  return { contact, kept };
};

export const linkNames = ['company_id', 'department_id', 'owner_id'] as const;

/** Takes links away that lead nowhere by now. */
export const returnedLinks = (contact: StoredContact, { found }: Pick<Today, 'found'>): Returned => {
  const links = Object.fromEntries(linkNames.map((name) => [name, contact[name]]));
  const broken = linkFaults(contact.team_id, links, found);
  const kept = Object.fromEntries(broken.map(({ param, code }) => [param ?? '', code]));
  return {
    contact: { ...contact, ...Object.fromEntries(Object.keys(kept).map((name) => [name, null])) },
    kept,
  };
};

/** Puts the values of a contact that was out of sight into the form that they have today. */
export const returnedContact = (seen: StoredContact, today: Today): Returned => {
  const names = [...new Set([...Object.keys(seen.custom_fields), ...Object.keys(seen.originals)])];
  const fields = returnedFields(seen, names, today);
  const links = returnedLinks(fields.contact, today);
  const { tags, isLost } = restoredTags([], { before: seen.tags, after: [] }, today.registry);
  return {
    contact: { ...links.contact, tags },
    kept: { ...fields.kept, ...links.kept, ...(isLost && { tags: 'moved_since' }) },
  };
};
