import * as v from 'valibot';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { indexFields } from '#core/catalogue/field-index.ts';
import { undeclaredField } from '#core/catalogue/new-field.ts';
import { policyOf } from '#core/import/policy.ts';
import { type RowReading, readRow } from '#core/import/row/row.ts';
import { readHeader } from '#core/import-file/header.ts';
import { type SettingsChange, settingsSchema } from '#core/team/team.schema.ts';

const created_at = '2026-01-01T00:00:00.000Z';

/** A contact as the store has it. */
export const storedContact = (values: Partial<StoredContact>): StoredContact => ({
  ...completeContact({ id: 'cont_1', team_id: 'team_none', created_at }),
  provenance: { '*': { by: null, via: 'api', at: created_at } },
  originals: {},
  status_before: null,
  ...values,
});

/** What becomes of a row of a file in a team that has these fields. */
export const readCells = (
  header: readonly string[],
  cells: readonly string[],
  strictness: 'strict' | 'lenient' = 'strict',
  default_country = 'US',
  policies: SettingsChange = {},
  fields: readonly string[] = [],
  deleted: readonly string[] = [],
): RowReading => {
  const settings = v.parse(settingsSchema, { default_country, ...policies });
  const found = readHeader(header);
  if ('refused' in found) throw new Error(found.refused.message);
  return readRow(cells, {
    catalogue: {
      ...toCatalogue('team_none', undefined),
      fields: indexFields(fields.map((name, order) => undeclaredField(name, order, created_at))),
    },
    header,
    targets: found.targets,
    settings,
    isDeleted: (name) => deleted.includes(name),
    policy: policyOf({ options: { strictness }, created_at }, { settings }),
    defaults: {},
    links: new Map(),
  });
};
