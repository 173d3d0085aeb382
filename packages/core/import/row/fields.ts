import { wholeTeam } from '../../access/scope.ts';
import type { ContactDraft } from '../../attribute/contact.schema.ts';
import { fieldKey } from '../../attribute/field-name.ts';
import type { Original, Originals } from '../../attribute/stored-contact.ts';
import { fitsCustomFields } from '../../attribute/values.schema.ts';
import { fieldOf } from '../../catalogue/catalogue.ts';
import {
  closedFault,
  type FieldValues,
  newFields,
  readFields,
  tooManyFields,
} from '../../catalogue/contact-fields.ts';
import { tooLarge } from '../../contact/compose-change.ts';
import { joinLines } from '../../import-file/cell-text.ts';
import type { RowContext } from './context.ts';
import { type Failed, fromFieldFault } from './faults.ts';

type CustomFields = NonNullable<ContactDraft['custom_fields']>;

interface CustomReading {
  /** Values of a new contact, defaults included. */
  values: CustomFields;
  /** Values that the row itself gives. */
  given: CustomFields;
  /** Cells that their fields cannot have, kept for a type that takes them. */
  originals: Originals;
  errors: Failed[];
  /** Faults that only a new contact has. */
  needs: Failed[];
  warnings: Failed[];
  /** Cells of a company that the row does not name, for which the team has no field. */
  orphans: Failed[];
}

const fieldDeleted = {
  code: 'field_deleted',
  message: 'The field was deleted while the import ran, so that the cell is left out.',
};

/** Separates cells whose fields were deleted meanwhile: any import goes without these. */
const withoutDeleted = (cells: CustomFields, { isDeleted }: RowContext) => {
  const names = Object.keys(cells).filter(isDeleted);
  return {
    open: Object.fromEntries(Object.entries(cells).filter(([name]) => !names.includes(name))),
    gone: names.map((name): Failed => ({ kind: 'custom', name, ...fieldDeleted })),
  };
};

/** Reads values by the definitions of their fields, without those that would exceed the number of fields. */
const readable = ({ values, unknown, faults }: FieldValues): { values: CustomFields; failed: Failed[] } => {
  const surplus = faults.find(({ code }) => code === tooManyFields);
  const failed = faults.filter((one) => one !== surplus).map(fromFieldFault);
  if (!surplus) return { values, failed };
  return {
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !unknown.includes(name))),
    failed: [...failed, ...unknown.map((name) => ({ ...fromFieldFault(surplus), name }))],
  };
};

/** Reads what is to be kept in custom fields of its own, as far as the team takes it. */
export const readKept = (cells: CustomFields, context: RowContext) => {
  const { catalogue, settings } = context;
  const { open, gone } = withoutDeleted(cells, context);
  const { values, failed } = readable(
    readFields(open, { catalogue, settings, scope: wholeTeam(catalogue.team_id) }),
  );
  return { values, failed: [...failed, ...gone] };
};

/** Tells whether a fault is that of a deleted field, which no row is to blame for. */
export const isOfDeleted = ({ code }: Pick<Failed, 'code'>): boolean => code === fieldDeleted.code;

/**
 * Tells whether a lenient import may go without a cell: it stands in the warning, and beside the contact
 * where it has a field.
 */
const isSparable = ({ name, code }: Failed, { catalogue }: RowContext): boolean =>
  code !== 'required' && fieldOf(catalogue, name ?? '')?.required !== true;

const keptCell = (name: string, cell: unknown, { catalogue }: RowContext): [string, Original][] => {
  const field = fieldOf(catalogue, name);
  return field && closedFault(field) === undefined ? [[field.name, { type: 'text', value: cell }]] : [];
};

/** Joins the lines of a cell whose field has one line. */
const inItsLines = (name: string, cell: CustomFields[string], { catalogue }: RowContext) => {
  const field = fieldOf(catalogue, name);
  const isOneLine = field?.declared && field.type !== 'textarea';
  if (typeof cell !== 'string' || !isOneLine) return cell;
  return joinLines(cell, field.type === 'multi_select' ? ', ' : ' ');
};

/** What is known of cells before their fields' definitions are read. */
export interface KnownCells {
  /** Cells of a company that the row does not name; nobody meant them for custom fields. */
  orphaned: ReadonlySet<string>;
  /** Faults of cells that should be numbers. */
  faults: readonly Failed[];
}

/**
 * Reads the cells of custom fields by their definitions. A lenient import goes without what a field cannot
 * have, any import without what nobody meant for one.
 */
export const readCustom = (
  all: CustomFields,
  context: RowContext,
  { orphaned, faults }: KnownCells,
): CustomReading => {
  const { catalogue, settings, policy } = context;
  const { open, gone } = withoutDeleted(all, context);
  const cells = Object.fromEntries(
    Object.entries(open).map(([name, cell]) => [name, inItsLines(name, cell, context)]),
  );
  const scope = wholeTeam(catalogue.team_id);
  const read = readable(newFields(cells, { catalogue, settings, scope }));
  const known = faults.filter(({ name }) => !context.isDeleted(name ?? ''));
  const faulty = new Set(known.map(({ name }) => name));
  const values = Object.fromEntries(Object.entries(read.values).filter(([name]) => !faulty.has(name)));
  const failed = [...read.failed.filter(({ name }) => !faulty.has(name)), ...known];
  const keys = new Set(Object.keys(cells).map(fieldKey));
  const isGiven = (name: string) => keys.has(fieldKey(name));
  const isOrphan = ({ name }: Failed) => orphaned.has(name ?? '');
  const spared = failed.filter((one) => (policy.lenient || isOrphan(one)) && isSparable(one, context));
  const needs = failed.filter(({ name, code }) => code === 'required' && !isGiven(name ?? ''));
  const large = fitsCustomFields(values)
    ? []
    : [{ kind: 'custom' as const, name: null, code: tooLarge.code, message: tooLarge.message }];
  return {
    values,
    given: Object.fromEntries(Object.entries(values).filter(([name]) => isGiven(name))),
    originals: Object.fromEntries(
      spared.flatMap(({ name }) => (name === null ? [] : keptCell(name, cells[name], context))),
    ),
    errors: [...failed.filter((one) => !spared.includes(one) && !needs.includes(one)), ...large],
    needs,
    warnings: [...spared.filter((one) => !isOrphan(one)), ...gone],
    orphans: spared.filter(isOrphan),
  };
};
