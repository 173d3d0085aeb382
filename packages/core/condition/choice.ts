import type { AttributeName } from '../attribute/attributes.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { placeOf } from '../attribute/contact-shape.ts';
import type { Condition } from './condition.ts';

/**
 * What values a property may have: any of those without `!`, none of those with it; `none` is an absent one.
 */
interface Choice {
  any: readonly string[];
  not: readonly string[];
}

const nothing = 'none';
const mark = '!';

const bare = (text: string): string => (text.startsWith(mark) ? text.slice(mark.length) : text);

/** Choices as filters hold them: `new`, `!new`, `none`. */
export type Choices = readonly string[];

const choiceOf = (given: Choices): Choice => {
  const isNot = (text: string) => text.startsWith(mark);
  return { any: given.filter((text) => !isNot(text)), not: given.filter(isNot).map(bare) };
};

/** The values that a choice names, without marks. */
export const namedIn = (given: Choices): string[] => [
  ...new Set(given.map(bare).filter((value) => value !== nothing)),
];

/** A choice with other values in the place of its own. */
export const renamed = (given: Choices, rename: (value: string) => string): string[] =>
  given.map((text) => {
    const value = bare(text);
    if (value === nothing) return text;
    return text.startsWith(mark) ? mark + rename(value) : rename(value);
  });

/** Tells whether a choice names values to be found, by which an index may find them. */
export const findable = (given: Choices | undefined): readonly string[] | undefined => {
  if (given === undefined) return undefined;
  const { any } = choiceOf(given);
  return any.length === 0 || any.includes(nothing) ? undefined : any;
};

/** Tells whether a property that a contact has, or lacks, is chosen. */
const passesChoice = (value: unknown, { any, not }: Choice): boolean => {
  const isIn = (list: readonly string[]) =>
    value === null ? list.includes(nothing) : list.includes(String(value));
  return (any.length === 0 || isIn(any)) && !isIn(not);
};

/** Makes the expressions that a property has one of the values. */
type Among = (values: readonly string[]) => readonly string[];

/** The condition that a property has one of the values, or that there is none. */
const expressionOf = (path: string, values: readonly string[], among: Among): string => {
  const present = values.filter((value) => value !== nothing);
  return [
    ...(values.includes(nothing) ? [`attribute_not_exists(${path})`] : []),
    ...(present.length > 0 ? among(present) : []),
  ].join(' OR ');
};

/** DynamoDB refuses brackets that nothing needs. */
const inBrackets = (expression: string, isPart: boolean): string =>
  isPart && expression.includes(' OR ') ? `(${expression})` : expression;

const choiceExpression = (path: string, { any, not }: Choice, among: Among): string =>
  [
    ...(any.length > 0 ? [inBrackets(expressionOf(path, any, among), not.length > 0)] : []),
    ...(not.length > 0 ? [`NOT (${expressionOf(path, not, among)})`] : []),
  ].join(' AND ');

/** The condition that a contact is in any of these campaigns, and in none of those. */
export const inCampaigns = (given: Choices): Condition => {
  const choice = choiceOf(given);
  const { path, names } = placeOf('campaigns');
  const ids = namedIn(given);
  const nameOf = (id: string) => `#campaign${ids.indexOf(id)}`;
  const isIn = ({ campaigns }: Contact, wanted: readonly string[]) =>
    wanted.some((id) => Object.hasOwn(campaigns, id)) ||
    (wanted.includes(nothing) && Object.keys(campaigns).length === 0);
  return {
    expression: choiceExpression(path, choice, (present) =>
      present.map((id) => `attribute_exists(${path}.${nameOf(id)})`),
    ),
    names: { ...names, ...Object.fromEntries(ids.map((id) => [nameOf(id), id])) },
    values: {},
    test: (contact) => (choice.any.length === 0 || isIn(contact, choice.any)) && !isIn(contact, choice.not),
  };
};

export const chosen = (name: AttributeName, given: Choices): Condition => {
  const choice = choiceOf(given);
  const { path, names } = placeOf(name);
  const values = namedIn(given);
  const keyOf = (value: string) => `:${name}${values.indexOf(value)}`;
  return {
    expression: choiceExpression(path, choice, (present) => [
      `${path} IN (${present.map(keyOf).join(', ')})`,
    ]),
    names,
    values: Object.fromEntries(values.map((value) => [keyOf(value), value])),
    test: (contact) => passesChoice(contact[name], choice),
  };
};
