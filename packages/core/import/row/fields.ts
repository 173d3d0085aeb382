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
  /** Those of a new contact, defaults among them. */
  values: CustomFields;
  /** Those that the row gives. */
  given: CustomFields;
  /** Cells that are no values of their fields: kept, for a type that takes them. */
  originals: Originals;
  errors: Failed[];
  /** What a new contact needs and the row lacks. */
  needs: Failed[];
  warnings: Failed[];
  /** Cells of a company that the row does not name, for which the team has no field. */
  orphans: Failed[];
}

const fieldDeleted = {
  code: 'field_deleted',
  message: 'The field was deleted while the import ran, so that the cell is left out.',
};

/** The cells, and those that any import does without, since their fields were deleted meanwhile. */
const withoutDeleted = (cells: CustomFields, { isDeleted }: RowContext) => {
  const names = Object.keys(cells).filter(isDeleted);
  return {
    open: Object.fromEntries(Object.entries(cells).filter(([name]) => !names.includes(name))),
    gone: names.map((name): Failed => ({ kind: 'custom', name, ...fieldDeleted })),
  };
};

/** Values by the definitions of their fields, without those that would be fields too many. */
const readable = ({ values, unknown, faults }: FieldValues): { values: CustomFields; failed: Failed[] } => {
  const surplus = faults.find(({ code }) => code === tooManyFields);
  const failed = faults.filter((one) => one !== surplus).map(fromFieldFault);
  if (!surplus) return { values, failed };
  return {
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !unknown.includes(name))),
    failed: [...failed, ...unknown.map((name) => ({ ...fromFieldFault(surplus), name }))],
  };
};

/** What is kept in custom fields that no column of the file is, as far as the team takes it. */
export const readKept = (cells: CustomFields, context: RowContext) => {
  const { catalogue, settings } = context;
  const { open, gone } = withoutDeleted(cells, context);
  const { values, failed } = readable(
    readFields(open, { catalogue, settings, scope: wholeTeam(catalogue.team_id) }),
  );
  return { values, failed: [...failed, ...gone] };
};

/** Whether it is no fault of the row, so that any import does without. */
export const isOfDeleted = ({ code }: Pick<Failed, 'code'>): boolean => code === fieldDeleted.code;

/** What can be done without: the cell is in the warning, and beside the contact where it has a field. */
const isSparable = ({ name, code }: Failed, { catalogue }: RowContext): boolean =>
  code !== 'required' && fieldOf(catalogue, name ?? '')?.required !== true;

const keptCell = (name: string, cell: unknown, { catalogue }: RowContext): [string, Original][] => {
  const field = fieldOf(catalogue, name);
  return field && closedFault(field) === undefined ? [[field.name, { type: 'text', value: cell }]] : [];
};

/** Line breaks where the field has one line. */
const inItsLines = (name: string, cell: CustomFields[string], { catalogue }: RowContext) => {
  const field = fieldOf(catalogue, name);
  const isOneLine = field?.declared && field.type !== 'textarea';
  if (typeof cell !== 'string' || !isOneLine) return cell;
  return joinLines(cell, field.type === 'multi_select' ? ', ' : ' ');
};

/** What is known of cells of custom fields before their definitions are. */
export interface KnownCells {
  /** Nobody meant them for custom fields: they go with a company, and the row names none. */
  orphaned: ReadonlySet<string>;
  /** Of what should be numbers: what is wrong with them. */
  faults: readonly Failed[];
}

/**
 * The cells of custom fields by their definitions. A lenient import does without what its field cannot have, and any
 * import without what nobody meant for one.
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
