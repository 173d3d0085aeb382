import * as v from 'valibot';

const fieldTypes = [
  'text',
  'textarea',
  'integer',
  'decimal',
  'date',
  'boolean',
  'select',
  'multi_select',
] as const;

export const fieldTypeSchema = v.picklist(fieldTypes, 'unknown_value');
export type FieldType = v.InferOutput<typeof fieldTypeSchema>;

/** DutyCall's words for types. */
const typeAliases = {
  number: 'decimal',
  checkbox: 'boolean',
  dropdown: 'select',
  text_short: 'text',
  text_long: 'textarea',
} as const satisfies Record<string, FieldType>;

type TypeWord = FieldType | keyof typeof typeAliases;

const isAlias = (word: TypeWord): word is keyof typeof typeAliases => Object.hasOwn(typeAliases, word);

/** A type as callers may name it. */
export const fieldTypeWordSchema = v.pipe(
  v.picklist([...fieldTypes, 'number', 'checkbox', 'dropdown', 'text_short', 'text_long'], 'unknown_value'),
  v.transform((word): FieldType => (isAlias(word) ? typeAliases[word] : word)),
  v.description(
    'Answered in our words: `number` is `decimal`, `checkbox` is `boolean`, `dropdown` is `select`, `text_short` is `text`, `text_long` is `textarea`',
  ),
);
