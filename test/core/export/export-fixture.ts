import * as v from 'valibot';
import { wholeTeam } from '#core/access/scope.ts';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import type { Field } from '#core/catalogue/catalogue.schema.ts';
import { indexFields } from '#core/catalogue/field-index.ts';
import { undeclaredField } from '#core/catalogue/new-field.ts';
import { exportColumns } from '#core/export/export-columns.ts';
import type { ExportRow } from '#core/export/export-row.ts';
import { policyOf } from '#core/import/policy.ts';
import { type RowReading, readRow } from '#core/import/row/row.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { plan, rowsInOrder } from '../import-fixture.ts';

const created_at = '2026-01-01T00:00:00.000Z';

/** A row of an export. */
export const exportRow = (values: Partial<Contact> = {}, company: string | null = null): ExportRow => ({
  contact: completeContact({ id: 'cont_1', team_id: 'team_none', created_at, name: 'Ann', ...values }),
  company,
});

export const customField = (name: string, order = 0, definition: Partial<Field> = {}): Field => ({
  ...undeclaredField(name, order, created_at),
  ...definition,
});

/** All columns that there are for an admin. */
export const allColumns = (fields: readonly Field[] = []) => exportColumns(wholeTeam('team_none'), fields);

export async function* inOrder<One>(all: Iterable<One>): AsyncGenerator<One> {
  yield* all;
}

export const bytesOf = async (blocks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = [];
  for await (const block of blocks) all.push(block);
  return Buffer.concat(all);
};

interface Imported {
  /** What columns mean, by header. */
  targets: Record<string, unknown>;
  rows: RowReading[];
}

/** Reads a file as an import into a team without contacts would. */
export const imported = async (
  file: Buffer,
  { fields = [], sheet }: { fields?: readonly Field[]; sheet?: string } = {},
): Promise<Imported> => {
  const planned = await plan(file, { fields: [...fields], lenient: true, ...(sheet && { sheet }) });
  const { result } = planned;
  if (!result.plan) throw new Error(result.refused.message);
  const { columns } = result.plan;
  const settings = v.parse(settingsSchema, { default_country: 'US' });
  const context = {
    catalogue: { ...toCatalogue('team_none', undefined), fields: indexFields([...fields]) },
    header: columns.map(({ header }) => header),
    targets: columns.map(({ target }) => target),
    blankness: columns.map(({ blankness }) => blankness),
    dates: columns.map(({ dates }) => dates),
    decimals: columns.map(({ decimals }) => decimals),
    settings,
    isDeleted: () => false,
    policy: policyOf({ options: { strictness: 'lenient' as const }, created_at }, { settings }),
    defaults: {},
    links: new Map(),
  };
  return {
    targets: Object.fromEntries(columns.map(({ header, target }) => [header, target])),
    rows: rowsInOrder(planned).map(({ cells }) => readRow(cells, context)),
  };
};
