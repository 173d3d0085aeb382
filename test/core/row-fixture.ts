import * as v from 'valibot';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { policyOf } from '#core/import/import-policy.ts';
import { type RowReading, readRow } from '#core/import/row.ts';
import { readHeader } from '#core/import-file/header.ts';
import { settingsSchema } from '#core/team/team.schema.ts';

/** What becomes of a row of a file in a new team. */
export const readCells = (
  header: readonly string[],
  cells: readonly string[],
  strictness: 'strict' | 'lenient' = 'strict',
  default_country = 'US',
): RowReading => {
  const settings = v.parse(settingsSchema, { default_country });
  const found = readHeader(header);
  if ('refused' in found) throw new Error(found.refused.message);
  const created_at = '2026-01-01T00:00:00.000Z';
  return readRow(cells, {
    catalogue: toCatalogue('team_none', undefined),
    header,
    targets: found.targets,
    settings,
    policy: policyOf({ options: { strictness }, created_at }, { settings }),
    defaults: {},
    links: new Map(),
  });
};
