import * as v from 'valibot';
import { fieldKey, spelledKey } from '../attribute/field-name.ts';
import type { Item, Key } from '../table/item.ts';
import { batchGet, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { absent, change, holdsAtMost, is, isAtMost, isNew, put, type Write } from '../table/write.ts';
import { type Catalogue, type Field, fieldSchema, tagRulesSchema } from './catalogue.schema.ts';
import { deletedFieldsSchema, noDeletedFields } from './deleted-fields.ts';
import { indexFields } from './field-index.ts';

/**
 * Limits of a team's fields and of their definitions as JSON (bytes): an item holds 400 KB, with the rules.
 */
export const mostFields = 500;
export const mostFieldBytes = 300_000;

export const catalogueKeys = {
  primary: (teamId: string): Key => ({ pk: `T#${teamId}`, sk: 'CATALOGUE' }),
};

/** A field's place in the stored map; no name that objects inherit, which the client of the store would stumble over. */
const slot = (name: string): string => `#${spelledKey(name)}`;

/** Of the slots nothing is read: each field has its name. */
const toFields = (stored: unknown): Map<string, Field> =>
  indexFields(Object.values(Object(stored)).map((one) => v.parse(fieldSchema, one)));

/** The catalogue of an item; that of a team that has none yet is empty. */
export const toCatalogue = (teamId: string, item: Item | undefined): Catalogue => ({
  team_id: teamId,
  fields: toFields(item?.fields),
  rules: v.parse(tagRulesSchema, item?.rules ?? []),
  deleted: v.parse(deletedFieldsSchema, item?.deleted ?? noDeletedFields),
  version: item ? Number(item.version) : 0,
});

/** The team's catalogue among items that were read together. */
export const catalogueAmong = (teamId: string, items: Iterable<Item>): Catalogue => {
  const { pk, sk } = catalogueKeys.primary(teamId);
  for (const item of items) if (item.pk === pk && item.sk === sk) return toCatalogue(teamId, item);
  return toCatalogue(teamId, undefined);
};

export const findCatalogue = async (table: Table, teamId: string): Promise<Catalogue> =>
  catalogueAmong(teamId, await batchGet(table, [catalogueKeys.primary(teamId)]));

export const bytesOfFields = (fields: Iterable<Field>): number => {
  let bytes = 0;
  for (const field of fields) bytes += Buffer.byteLength(JSON.stringify(field)) + field.name.length * 3;
  return bytes;
};

/** Replaces a catalogue that is still as it was at `seen`. */
export const replaceCatalogueWrite = (
  { team_id, fields, rules, deleted }: Catalogue,
  { seen, via, at }: { seen: number; via: Via; at: string },
): Write =>
  put(
    {
      ...catalogueKeys.primary(team_id),
      team_id,
      fields: Object.fromEntries([...fields.values()].map((field) => [slot(field.name), field])),
      field_bytes: bytesOfFields(fields.values()),
      rules,
      deleted,
      version: seen + 1,
      updated_at: at,
      ...via,
    },
    seen === 0 ? isNew : is('version', seen),
  );

/** An expression holds 4 KB and 300 operators; more fields at once take their turn. */
const mostInExpression = 50;

/**
 * Adds fields beside those that there are, whatever else changes in the catalogue meanwhile, so that many can add at
 * once. Refused when one of the names has been taken, or when there would be too many.
 */
export const addFieldsWrite = (
  catalogue: Catalogue,
  fields: readonly Field[],
  { via, at }: { via: Via; at: string },
): Write => {
  if (catalogue.version === 0 || fields.length > mostInExpression) {
    const all = new Map(catalogue.fields);
    for (const field of fields) all.set(fieldKey(field.name), field);
    return replaceCatalogueWrite({ ...catalogue, fields: all }, { seen: catalogue.version, via, at });
  }
  const slots = fields.map((field): [string, Field] => [slot(field.name), field]);
  const bytes = bytesOfFields(fields);
  return change(catalogueKeys.primary(catalogue.team_id), {
    set: { updated_at: at, updated_by: via.updated_by, via: via.via },
    setIn: { fields: Object.fromEntries(slots) },
    add: { version: 1, field_bytes: bytes },
    when: [
      ...slots.map(([name]) => absent(['fields', name])),
      holdsAtMost('fields', mostFields - fields.length),
      isAtMost('field_bytes', mostFieldBytes - bytes),
    ],
  });
};
