import { departmentFaults, ownDepartment } from '../../access/own-department.ts';
import { fieldKey } from '../../attribute/field-name.ts';
import type { Catalogue } from '../../catalogue/catalogue.schema.ts';
import { fieldOf } from '../../catalogue/catalogue.ts';
import { deletedSince } from '../../catalogue/deleted-fields.ts';
import { undeclaredField } from '../../catalogue/new-field.ts';
import type { ContactValues } from '../../contact/compose-contact.ts';
import { derivedId } from '../../id.ts';
import type { FileRow } from '../../import-file/chunk-file.ts';
import type { CellFault, RowOutcome } from '../../import-file/ledger.ts';
import type { Import } from '../import.schema.ts';
import type { LinkFaults } from '../links.ts';
import { scopeOfImport } from '../scope.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';
import { readRow } from './row.ts';

const failed = ({ record, line, cells }: FileRow, errors: CellFault[]): RowOutcome => ({
  record,
  line,
  outcome: 'failed',
  errors,
  cells: [...cells],
});

/** Empties the cells that could not be read, and answers their faults. */
const readable = ({ cells, unread = [] }: FileRow): { cells: readonly string[]; spared: CellFault[] } => {
  if (unread.length === 0) return { cells, spared: [] };
  const places = new Set(unread.map(({ at }) => at));
  return {
    cells: cells.map((cell, index) => (places.has(index) ? '' : cell)),
    spared: unread.map(({ at, ...fault }) => ({ ...fault, value: cells[at] ?? null })),
  };
};

/** Lists the names of custom fields that nobody has defined. */
export const undefinedNames = (
  catalogue: Catalogue,
  all: readonly Pick<ContactValues, 'custom_fields'>[],
): string[] => {
  const names = new Map<string, string>();
  for (const { custom_fields } of all)
    for (const name of Object.keys(custom_fields))
      if (!fieldOf(catalogue, name)) names.set(fieldKey(name), name);
  return [...names.values()];
};

/** Derives the id of the contact that a row creates: always the same for the same row of the same import. */
export const contactOfRow = ({ id, created_at }: Pick<Import, 'id' | 'created_at'>, record: number): string =>
  derivedId('cont', Date.parse(created_at), id, record);

/** Reads rows as candidates, and answers the outcomes of those that fail or are skipped. */
export const readCandidates = (
  { rows, team, stored, policy, header, targets, dates, decimals, blankness, regions, required }: RowsToWrite,
  catalogue: Catalogue,
  links: LinkFaults,
) => {
  const fields = new Map(catalogue.fields);
  const isDeleted = deletedSince(catalogue.deleted, stored.created_at);
  const scope = scopeOfImport(stored, team);
  const { department_id = ownDepartment(scope) ?? undefined, owner_id, source } = stored.options;
  const context = {
    catalogue: { ...catalogue, fields },
    header,
    targets,
    dates,
    decimals,
    blankness,
    regions,
    required: required?.filter((target) => !(target.kind === 'custom' && isDeleted(target.name))),
    settings: team.settings,
    isDeleted,
    policy,
    departmentNeeds: departmentFaults(scope),
    defaults: { department_id, owner_id, source },
    links,
  };
  const outcomes = new Map<number, RowOutcome>();
  const candidates: Candidate[] = [];
  for (const row of rows) {
    if (row.skipped) {
      const { record, line, skipped } = row;
      outcomes.set(record, { record, line, outcome: 'skipped', reason: skipped });
      continue;
    }
    if (row.fault) {
      outcomes.set(row.record, failed(row, [{ ...row.fault, value: null }]));
      continue;
    }
    const { cells, spared } = readable(row);
    const reading = readRow(cells, context);
    if (spared.length > 0 && !policy.lenient) {
      outcomes.set(row.record, failed(row, spared));
      continue;
    }
    if (reading.errors) {
      outcomes.set(row.record, failed(row, reading.errors));
      continue;
    }
    candidates.push({
      row,
      id: contactOfRow(stored, row.record),
      ...reading,
      warnings: [...spared, ...reading.warnings],
    });
    // A field that this row creates exists for later rows.
    for (const name of undefinedNames(context.catalogue, [reading.values]))
      fields.set(fieldKey(name), undeclaredField(name, 0, stored.created_at));
  }
  return { outcomes, candidates };
};
