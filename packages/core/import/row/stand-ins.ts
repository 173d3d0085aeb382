import type { ContactDraft } from '../../attribute/contact.schema.ts';
import type { FieldValue } from '../../catalogue/field-value.ts';
import type { ContactValues } from '../../contact/compose-contact.ts';
import type { CellFault } from '../../import-file/ledger.ts';
import type { PlacedCell } from '../../import-file/place-cells.ts';
import type { RowContext } from './context.ts';
import { companyFault, located } from './faults.ts';
import { isOfDeleted, readKept } from './fields.ts';
import { linesOf } from './lines.ts';

const standable = ['phone', 'phone_secondary', 'email', 'job_title'] as const;
type Standable = (typeof standable)[number];

/** A cell that fills a property although another column is that property's own. */
export interface StandIn {
  property: Standable | 'company_id';
  /** The text of the cell. */
  text: string;
  /** The value as contacts have it: numbers in E.164, with extension. */
  value: string;
  /** Whether its column is that of second numbers. */
  isSecond: boolean;
  /** The custom field of the column, which has the value where a contact has something better. */
  field?: { name: string; value: FieldValue };
  /** Why the field cannot have it, and whether the row does without. */
  fault?: CellFault;
  isSpared: boolean;
}

const propertyOf = ({ target }: PlacedCell): StandIn['property'] | undefined => {
  if (target.kind === 'company') return 'company_id';
  return target.kind === 'contact' ? standable.find((name) => name === target.name) : undefined;
};

/** Reads a stand-in's cell as a custom field of its column. */
const fieldOfColumn = (
  { own, text, index, isOrphan }: PlacedCell,
  cells: readonly string[],
  context: RowContext,
): Pick<StandIn, 'field' | 'fault'> => {
  if (own?.kind !== 'custom') return {};
  const { values, failed } = readKept({ [own.name]: text }, context);
  const [[name, value] = []] = Object.entries(values);
  if (name !== undefined && value !== undefined) return { field: { name, value } };
  const [fault] = failed;
  if (isOrphan) return { fault: companyFault([context.header[index] ?? null]) };
  return fault ? { fault: located(fault, cells, context) } : {};
};

/** Reads the cells that stand in for empty ones. A number that cannot be read stands for none. */
export const readStandIns = (
  placed: readonly PlacedCell[],
  values: ContactValues,
  cells: readonly string[],
  context: RowContext,
): StandIn[] =>
  placed.flatMap((cell) => {
    const property = cell.own && propertyOf(cell);
    if (!property) return [];
    const { text, own, isOrphan = false } = cell;
    const value = property === 'company_id' ? text : { ...values, ...linesOf(values) }[property];
    if (value === null) return [];
    const kept = fieldOfColumn(cell, cells, context);
    const isSpared =
      context.policy.lenient || isOrphan || (kept.fault !== undefined && isOfDeleted(kept.fault));
    return [{ property, text, value, isSecond: own?.kind === 'contact', isSpared, ...kept }];
  });

/**
 * Picks what the columns of a row say themselves, without stand-ins. A number that cannot be read takes no
 * other one's place.
 */
export const ownValues = (
  { phone, phone_secondary, email, job_title, ...others }: ContactDraft,
  values: ContactValues,
  standIns: readonly StandIn[],
): ContactDraft => {
  const isOwn = (name: Standable) =>
    values[name] !== null && !standIns.some(({ property }) => property === name);
  return {
    ...others,
    ...(phone !== undefined && isOwn('phone') && { phone }),
    ...(phone_secondary !== undefined && isOwn('phone_secondary') && { phone_secondary }),
    ...(email !== undefined && isOwn('email') && { email }),
    ...(job_title !== undefined && isOwn('job_title') && { job_title }),
  };
};
