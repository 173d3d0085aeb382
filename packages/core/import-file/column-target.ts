import * as v from 'valibot';
import { namesWith } from '../attribute/attributes.ts';

export const contactNames = namesWith('column');

export const companyNames = [
  'name',
  'website',
  'industry',
  'phone',
  'address',
  'city',
  'state',
  'postal_code',
  'country',
] as const;

/** What columns may stand in for: of several that mean it, each row takes the first that is filled. */
const standIns = ['phone', 'email', 'job_title', 'company.name'] as const;
export type StandIn = (typeof standIns)[number];

const stands_in_for = v.optional(v.picklist(standIns));
/** Whether cells hold several companies, as HubSpot writes those that a contact is associated with. */
const several = v.optional(v.literal(true));

/** The target of a column: what it means. */
export const columnTargetSchema = v.variant('kind', [
  v.object({
    kind: v.literal('contact'),
    name: v.picklist(contactNames),
    stands_in_for,
    /** Whether the column adds to another: a second last name, or a further opt-out. */
    appended: v.optional(v.literal(true)),
    /** Whether the last name stands first in a full name. */
    reversed: v.optional(v.literal(true)),
  }),
  v.object({ kind: v.literal('company'), name: v.picklist(companyNames), several }),
  v.object({ kind: v.literal('custom'), name: v.string(), stands_in_for, several }),
  v.object({ kind: v.literal('ignore') }),
]);
export type ColumnTarget = v.InferOutput<typeof columnTargetSchema>;

/** Tells whether a column adds to what another one fills. */
export const isAppended = (target: ColumnTarget): boolean =>
  target.kind === 'contact' && target.appended === true;

/** Splits a cell into the names of companies. */
export const companiesOf = (cell: string): string[] =>
  cell
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');

export const hasSeveral = (target: ColumnTarget): boolean => 'several' in target && target.several === true;
