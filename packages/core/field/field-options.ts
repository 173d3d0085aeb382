import * as v from 'valibot';
import { ownValue } from '../attribute/own-value.ts';
import type { Field } from '../catalogue/catalogue.schema.ts';
import { failure } from '../error.ts';
import type { Table } from '../table/table.ts';
import { fold } from '../text/fold.ts';
import { splitList } from '../text/split-list.ts';
import { mostOptions, optionSchema } from './field.schema.ts';
import { takesOptions } from './field.ts';
import { visitHolders } from './field-holders.ts';

const partsOf = (value: unknown, type: Field['type']): unknown[] => {
  if (Array.isArray(value)) return value;
  return type === 'multi_select' && typeof value === 'string' ? splitList(value, ',;|') : [value];
};

const tooMany = () =>
  failure(
    'invalid',
    'options_too_many',
    `There are more than ${mostOptions} different values. Name the options yourself.`,
    'options',
  );

const needed = () =>
  failure(
    'invalid',
    'required',
    'There is no value yet that could be an option. Name the options.',
    'options',
  );

/**
 * The values that contacts have, as options.
 * @throws CallbookError `options_too_many`, `required` when there are none
 */
const findOptions = async (
  table: Table,
  teamId: string,
  field: Field,
  type: Field['type'],
): Promise<string[]> => {
  const found = new Map<string, string>();
  await visitHolders(table, teamId, { name: field.name, whole: false }, ({ custom_fields, originals }) => {
    const value = ownValue(custom_fields, field.name) ?? ownValue(originals, field.name)?.value;
    for (const part of partsOf(value, type)) {
      const { success, output } = v.safeParse(
        optionSchema,
        typeof part === 'string' ? part : String(part ?? ''),
      );
      if (success && !found.has(fold(output))) found.set(fold(output), output);
      if (found.size > mostOptions) throw tooMany();
    }
  });
  if (found.size === 0) throw needed();
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, option]) => option);
};

/** The options of a field in its new type: those given, those that it has, or those that its values make. */
export const optionsFor = async (
  table: Table,
  teamId: string,
  field: Field,
  { type, options }: { type: Field['type']; options?: string[] | undefined },
): Promise<string[]> => {
  if (options || !takesOptions(type)) return options ?? [];
  if (field.options.length > 0) return field.options;
  return findOptions(table, teamId, field, type);
};
