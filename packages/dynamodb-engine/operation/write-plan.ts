import { ConditionalCheckFailedError, ValidationError } from '../error.ts';
import type { Condition } from '../expression/condition.ts';
import type { Update } from '../expression/update.ts';
import type { Catalog } from '../table/catalog.ts';
import { keyNames } from '../table/definition.ts';
import { checkIndexKeys, checkItemKey, checkKey, type StoredKey, storedKey } from '../table/key.ts';
import { checkScalarKeys } from '../table/scalar-keys.ts';
import { Stored } from '../table/stored.ts';
import type { Change, Table } from '../table/table.ts';
import type { Item } from '../value/attribute-value.ts';
import { checkItem } from '../value/check-item.ts';
import { readExpressions } from './expressions.ts';

const maxItemBytes = 400 * 1024;

interface Conditional {
  readonly TableName: string;
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: object | undefined;
  readonly ExpressionAttributeValues?: object | undefined;
  readonly ReturnValuesOnConditionCheckFailure?: string | undefined;
}

export interface PutInput extends Conditional {
  readonly Item: Record<string, unknown>;
}

export interface KeyInput extends Conditional {
  readonly Key: Record<string, unknown>;
}

export interface UpdateInput extends KeyInput {
  readonly UpdateExpression?: string | undefined;
}

/** What a request does to one item, once its parameters are known to be right by themselves. */
export interface Intent {
  readonly tableName: string;
  /** The item that is put, or the key. */
  readonly item: Item;
  /** The item that is put, with its size. */
  readonly stored?: Stored | undefined;
  readonly kind: 'put' | 'update' | 'delete' | 'check';
  readonly condition?: Condition | undefined;
  readonly update?: Update | undefined;
  /** Whether a failed condition is answered with the item. */
  readonly isTelling: boolean;
}

/** An intent at its place in a table that exists. */
export interface Plan {
  readonly intent: Intent;
  readonly table: Table;
  readonly key: StoredKey;
}

const intentOf = (input: Conditional) => ({
  tableName: input.TableName,
  isTelling: input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
});

const checkSize = (stored: Stored): Stored => {
  if (stored.size > maxItemBytes)
    throw new ValidationError('Item size has exceeded the maximum allowed size');
  return stored;
};

export const readPut = (input: PutInput): Intent => {
  const item = checkItem(input.Item);
  const stored = checkSize(Stored.of(item));
  const { condition } = readExpressions(input, ['ConditionExpression']);
  return { ...intentOf(input), item, stored, kind: 'put', condition };
};

export const readUpdate = (input: UpdateInput): Intent => {
  const item = checkItem(input.Key);
  const { condition, update } = readExpressions(input, ['UpdateExpression', 'ConditionExpression']);
  return { ...intentOf(input), item, kind: 'update', condition, update };
};

export const readDelete = (input: KeyInput): Intent => {
  const item = checkItem(input.Key);
  const { condition } = readExpressions(input, ['ConditionExpression']);
  return { ...intentOf(input), item, kind: 'delete', condition };
};

export const readCheck = (input: KeyInput): Intent => ({ ...readDelete(input), kind: 'check' });

/** Finds the table and checks the item or key against it. */
export const locate = (intent: Intent, catalog: Catalog): Plan =>
  place(intent, catalog.get(intent.tableName));

export const place = (intent: Intent, table: Table): Plan => {
  const { definition } = table;
  if (intent.kind === 'put') {
    checkItemKey(intent.item, definition.key);
    checkIndexKeys(intent.item, definition);
  } else {
    checkKey(intent.item, definition.key);
  }
  intent.update?.checkKeys(keyNames(definition.key));
  checkScalarKeys([intent.condition], definition);
  return { intent, table, key: storedKey(intent.item, definition.key) };
};

/** Decides what comes of the item as it is; throws where its condition does not hold. */
export const decide = ({ intent, table, key }: Plan): Change => {
  const { condition, isTelling, kind } = intent;
  const before = table.items.find(key);
  if (condition && !condition.evaluate(before?.item))
    throw new ConditionalCheckFailedError(isTelling ? before?.item : undefined);
  if (kind === 'delete') return { key, before, after: undefined };
  if (kind === 'check') return { key, before, after: before };
  if (kind === 'put') return { key, before, after: intent.stored ?? Stored.of(intent.item) };
  return { key, before, after: updated(intent, table, before) };
};

const updated = (intent: Intent, table: Table, before: Stored | undefined): Stored => {
  checkScalarKeys([intent.update], table.definition);
  const item = before?.item ?? intent.item;
  const after = intent.update ? intent.update.apply(item) : item;
  checkIndexKeys(after, table.definition, true);
  const stored = Stored.of(after);
  if (stored.size > maxItemBytes)
    throw new ValidationError('Item size to update has exceeded the maximum allowed size');
  return stored;
};
