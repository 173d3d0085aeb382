import { squeezed } from '../attribute/field-name.ts';
import { newId } from '../id.ts';
import type { Catalogue, Field } from './catalogue.schema.ts';

/** Answers the order after all existing fields. */
export const nextOrder = ({ fields }: Pick<Catalogue, 'fields'>): number =>
  Math.max(0, ...[...fields.values()].map(({ order }) => order + 1));

/** Makes the text field of a name that nobody has defined. */
export const undeclaredField = (name: string, order: number, at: string): Field => ({
  id: newId('fld'),
  name: squeezed(name),
  label: squeezed(name),
  type: 'text',
  required: false,
  options: [],
  retired_options: [],
  default: null,
  order,
  visible_to: ['admin', 'manager', 'agent'],
  archived: false,
  declared: false,
  state: 'ready',
  job_id: null,
  from: null,
  has_originals: false,
  created_at: at,
  updated_at: at,
});
