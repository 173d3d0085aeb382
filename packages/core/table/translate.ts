import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Change, Condition, Path, Write } from './write.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Stands for names and values in the expressions of one write, so that no name is taken for a reserved word. */
class Placeholders {
  readonly #names = new Map<string, string>();
  readonly #values: unknown[] = [];

  path(path: Path): string {
    return [path]
      .flat()
      .map((name) => this.#name(name))
      .join('.');
  }

  #name(name: string): string {
    const known = this.#names.get(name) ?? `#${this.#names.size}`;
    this.#names.set(name, known);
    return known;
  }

  value(value: unknown): string {
    return `:${this.#values.push(value) - 1}`;
  }

  get attributes() {
    const names = Object.fromEntries([...this.#names].map(([name, placeholder]) => [placeholder, name]));
    const values = Object.fromEntries(this.#values.map((value, index) => [`:${index}`, value]));
    return {
      ...(this.#names.size > 0 && { ExpressionAttributeNames: names }),
      ...(this.#values.length > 0 && { ExpressionAttributeValues: values }),
    };
  }
}

const operators = { is: '=', isNot: '<>', isAbove: '>', isAtMost: '<=' } as const;

const conditionText = (condition: Condition, to: Placeholders): string => {
  if ('either' in condition) {
    return `(${condition.either.map((one) => conditionText(one, to)).join(' OR ')})`;
  }
  const path = to.path(condition.path);
  switch (condition.test) {
    case 'absent':
      return `attribute_not_exists(${path})`;
    case 'present':
      return `attribute_exists(${path})`;
    case 'isOneOf':
      return `${path} IN (${condition.values.map((value) => to.value(value)).join(', ')})`;
    case 'holdsAtMost':
      return `size(${path}) <= ${to.value(condition.value)}`;
    default:
      return `${path} ${operators[condition.test]} ${to.value(condition.value)}`;
  }
};

/** Lists the entries of maps, with the path of each. */
const within = <T>(maps: Readonly<Record<string, Readonly<Record<string, T>>>> = {}): [Path, T][] =>
  Object.entries(maps).flatMap(([attribute, entries]) =>
    Object.entries(entries).map(([name, value]): [Path, T] => [[attribute, name], value]),
  );

const isGiven = ([, value]: readonly [unknown, unknown]): boolean => value !== undefined;

const clause = (word: string, parts: readonly string[]): string[] =>
  parts.length > 0 ? [`${word} ${parts.join(', ')}`] : [];

const updateText = (
  { set = {}, setIn, setOnce = {}, add = {}, addIn, take = {}, remove = [] }: Change,
  to: Placeholders,
): string => {
  const sets = [...Object.entries(set), ...within(setIn)].filter(isGiven);
  const once = Object.entries(setOnce).filter(isGiven);
  const adds = [...Object.entries(add), ...within(addIn)];
  const pair = ([path, value]: [Path, unknown]) => `${to.path(path)} ${to.value(value)}`;
  return [
    ...clause('SET', [
      ...sets.map(([path, value]) => `${to.path(path)} = ${to.value(value)}`),
      ...once.map(
        ([path, value]) => `${to.path(path)} = if_not_exists(${to.path(path)}, ${to.value(value)})`,
      ),
    ]),
    ...clause(
      'REMOVE',
      remove.map((name) => to.path(name)),
    ),
    ...clause('ADD', adds.map(pair)),
    ...clause('DELETE', Object.entries(take).map(pair)),
  ].join(' ');
};

const conditionsOf = (when: readonly Condition[], to: Placeholders) =>
  when.length === 0
    ? {}
    : { ConditionExpression: when.map((condition) => conditionText(condition, to)).join(' AND ') };

/** Translates a write into what the SDK takes in a transaction on the table of this name. */
export const toTransactItem = (TableName: string, write: Write): TransactItem => {
  const to = new Placeholders();
  const conditions = conditionsOf(write.when ?? [], to);
  if ('put' in write) return { Put: { TableName, Item: write.put, ...conditions, ...to.attributes } };
  if ('drop' in write) return { Delete: { TableName, Key: write.drop, ...conditions, ...to.attributes } };
  if ('change' in write) {
    const UpdateExpression = updateText(write, to);
    // The SDK takes an expression or none, but no empty one; its types ask for one in transactions.
    return {
      Update: {
        TableName,
        Key: write.change,
        ...conditions,
        ...to.attributes,
        UpdateExpression: UpdateExpression === '' ? undefined : UpdateExpression,
      },
    };
  }
  // Without a condition there is nothing to check, which DynamoDB refuses as well.
  return {
    ConditionCheck: {
      TableName,
      Key: write.check,
      ConditionExpression: conditions.ConditionExpression ?? '',
      ...to.attributes,
    },
  };
};
