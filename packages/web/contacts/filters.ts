import { joinValues, splitValues } from './value-list.ts';

/**
 * A filter of contacts, as the address of the page holds it: the API's own parameters, by name, as text. What a list
 * is asked for, what a preset keeps and what a bulk edit means all follow from it.
 */
export type FilterTexts = Readonly<Record<string, string | undefined>>;

/** What a part of a filter asks of one property. */
export type Condition =
  | { readonly kind: 'choice'; readonly isNot: boolean; readonly values: readonly string[] }
  | { readonly kind: 'many'; readonly mode: 'any' | 'all'; readonly values: readonly string[] }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'span'; readonly from?: string | undefined; readonly to?: string | undefined };

/** A property that can be asked for; of a custom field the name is behind `cf.`. */
export interface FilterDefinition {
  readonly id: string;
  readonly kind: Condition['kind'];
  /** What a span is of. */
  readonly of?: 'day' | 'number' | undefined;
  /** Of spans: whether there may be no time at all. */
  readonly mayBeNever?: boolean;
  /** Values that there are to choose from, as far as they are known from the definition. */
  readonly options?: readonly string[];
}

/** What stands for no value at all among choices. */
export const none = 'none';
/** What stands for no time at all in a span. */
export const never = 'never';

export const contactFilters = [
  { id: 'lead_status', kind: 'choice' },
  { id: 'tags', kind: 'many' },
  { id: 'company_id', kind: 'choice' },
  { id: 'owner_id', kind: 'choice' },
  { id: 'department_id', kind: 'choice' },
  { id: 'campaign_id', kind: 'choice' },
  { id: 'do_not_call', kind: 'flag' },
  { id: 'has_phone', kind: 'flag' },
  { id: 'has_email', kind: 'flag' },
  { id: 'has_company', kind: 'flag' },
  { id: 'last_called', kind: 'span', of: 'day', mayBeNever: true },
  { id: 'created', kind: 'span', of: 'day' },
  { id: 'updated', kind: 'span', of: 'day' },
  { id: 'source', kind: 'choice' },
  { id: 'job_title', kind: 'choice' },
  { id: 'email', kind: 'text' },
  { id: 'external_id', kind: 'text' },
  { id: 'ids', kind: 'choice' },
] as const satisfies readonly FilterDefinition[];

export type ContactFilterId = (typeof contactFilters)[number]['id'];

interface FieldLike {
  readonly name: string;
  readonly type: string;
  readonly options: readonly string[];
}

const fieldKinds: Readonly<Record<string, Pick<FilterDefinition, 'kind' | 'of'>>> = {
  integer: { kind: 'span', of: 'number' },
  decimal: { kind: 'span', of: 'number' },
  date: { kind: 'span', of: 'day' },
  boolean: { kind: 'flag' },
  select: { kind: 'many' },
  multi_select: { kind: 'many' },
};

export const fieldFilter = ({ name, type, options }: FieldLike): FilterDefinition => ({
  id: `cf.${name}`,
  ...(fieldKinds[type] ?? { kind: 'text' }),
  ...(options.length > 0 && { options }),
});

const isField = ({ id }: FilterDefinition): boolean => id.startsWith('cf.');

const spanNames = (definition: FilterDefinition): readonly [string, string] =>
  isField(definition)
    ? [`${definition.id}.from`, `${definition.id}.to`]
    : [`${definition.id}_from`, `${definition.id}_to`];

const manyNames = (definition: FilterDefinition): readonly [string, string] =>
  isField(definition) ? [`${definition.id}.any`, `${definition.id}.all`] : ['tags', 'tags_mode'];

/** The parameters by which a property is asked for. */
const namesOf = (definition: FilterDefinition): readonly string[] => {
  if (definition.kind === 'span') return spanNames(definition);
  if (definition.kind === 'many') return manyNames(definition);
  return [definition.id];
};

const choiceOf = (text: string): Condition => {
  const values = splitValues(text);
  const isNot = values.length > 0 && values.every((one) => one.startsWith('!'));
  return { kind: 'choice', isNot, values: isNot ? values.map((one) => one.slice(1)) : values };
};

const manyOf = (texts: FilterTexts, definition: FilterDefinition): Condition | undefined => {
  const [first, second] = manyNames(definition);
  if (!isField(definition)) {
    const text = texts[first];
    const mode = texts[second] === 'all' ? 'all' : 'any';
    return text === undefined ? undefined : { kind: 'many', mode, values: splitValues(text) };
  }
  const mode = texts[second] === undefined ? 'any' : 'all';
  const text = texts[second] ?? texts[first];
  return text === undefined ? undefined : { kind: 'many', mode, values: splitValues(text) };
};

const spanOf = (texts: FilterTexts, definition: FilterDefinition): Condition | undefined => {
  const [fromName, toName] = spanNames(definition);
  const { [fromName]: from, [toName]: to } = texts;
  return from === undefined && to === undefined ? undefined : { kind: 'span', from, to };
};

/** Reads what a filter asks of a property. */
export const conditionOf = (texts: FilterTexts, definition: FilterDefinition): Condition | undefined => {
  if (definition.kind === 'span') return spanOf(texts, definition);
  if (definition.kind === 'many') return manyOf(texts, definition);
  const text = texts[definition.id];
  if (text === undefined || text === '') return undefined;
  if (definition.kind === 'choice') return choiceOf(text);
  if (definition.kind === 'flag') return { kind: 'flag', value: text === 'true' };
  return { kind: 'text', value: text };
};

const writtenMany = (
  definition: FilterDefinition,
  { mode, values }: Extract<Condition, { kind: 'many' }>,
): FilterTexts => {
  const [any, all] = manyNames(definition);
  const text = joinValues(values) || undefined;
  if (isField(definition)) return { [mode === 'any' ? any : all]: text };
  return { [any]: text, [all]: text !== undefined && mode === 'all' ? 'all' : undefined };
};

const writtenChoice = ({ isNot, values }: Extract<Condition, { kind: 'choice' }>): string | undefined =>
  joinValues(isNot ? values.map((one) => `!${one}`) : values) || undefined;

const written = (definition: FilterDefinition, condition: Condition): FilterTexts => {
  switch (condition.kind) {
    case 'choice':
      return { [definition.id]: writtenChoice(condition) };
    case 'many':
      return writtenMany(definition, condition);
    case 'flag':
      return { [definition.id]: String(condition.value) };
    case 'text':
      return { [definition.id]: condition.value.trim() || undefined };
    case 'span': {
      const [from, to] = spanNames(definition);
      return { [from]: condition.from || undefined, [to]: condition.to || undefined };
    }
  }
};

/** The filter with something else, or nothing, asked of a property. */
export const withCondition = (
  texts: FilterTexts,
  definition: FilterDefinition,
  condition: Condition | undefined,
): Record<string, string> => {
  const cleared = Object.fromEntries(namesOf(definition).map((name) => [name, undefined]));
  return compact({ ...texts, ...cleared, ...(condition && written(definition, condition)) });
};

export interface ActiveFilter {
  readonly definition: FilterDefinition;
  readonly condition: Condition;
}

/** What a filter asks for, in the order in which it is shown. */
export const activeFilters = (texts: FilterTexts, definitions: readonly FilterDefinition[]): ActiveFilter[] =>
  definitions.flatMap((definition) => {
    const condition = conditionOf(texts, definition);
    return condition ? [{ definition, condition }] : [];
  });

const compact = (texts: FilterTexts): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );

const plainNames = new Set<string>(['search', 'deleted', ...contactFilters.flatMap((one) => namesOf(one))]);

/** Tells whether a parameter of the address is a part of the filter. */
export const isFilterName = (name: string): boolean => plainNames.has(name) || name.startsWith('cf.');

/** The filter among all that an address says. */
export const filterTextsOf = (search: FilterTexts): Record<string, string> =>
  compact(Object.fromEntries(Object.entries(search).filter(([name]) => isFilterName(name))));
