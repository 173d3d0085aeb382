import { readRequest } from '../request/shape.ts';
import { transactGetShape } from '../request/transaction-shape.ts';
import { type Consumption, readUnits } from '../table/capacity.ts';
import { checkKey, storedKey } from '../table/key.ts';
import { checkScalarKeys } from '../table/scalar-keys.ts';
import type { Table } from '../table/table.ts';
import { checkItem } from '../value/check-item.ts';
import { consumptionFor, consumptionOf } from './consumptions.ts';
import type { Operation } from './context.ts';
import { readExpressions } from './expressions.ts';
import { all, checkDistinct, idOf, maxBytes, tooLarge } from './transaction.ts';

export const transactGetItems: Operation = (request, context) => {
  const input = readRequest(transactGetShape, request);
  const reads = input.TransactItems.map(({ Get }) => ({
    item: checkItem(Get.Key),
    projection: readExpressions(Get, ['ProjectionExpression']).projection,
    tableName: Get.TableName,
  }));
  const lookups = reads.map((read) => ({ ...read, table: context.catalog.get(read.tableName) }));
  const keys = all(lookups, ({ item, table, projection }) => {
    checkKey(item, table.definition.key);
    checkScalarKeys([projection], table.definition);
    return { table, key: storedKey(item, table.definition.key) };
  });
  checkDistinct(keys.map(({ table, key }) => idOf(table, key)));
  const found = all(keys, ({ table, key }) => {
    context.load.admit('Read', table, key);
    return { table, stored: table.items.find(key) };
  });
  if (found.reduce((bytes, { stored }) => bytes + (stored?.size ?? 0), 0) > maxBytes) throw tooLarge();
  const consumptions = new Map<Table, Consumption>();
  const responses = found.map(({ table, stored }, at) => {
    consumptionFor(table, consumptions).table += readUnits(stored?.size ?? 0) * 2;
    if (!stored) return '{}';
    const projection = lookups[at]?.projection;
    return `{"Item":${projection ? JSON.stringify(projection.project(stored.item)) : stored.text}}`;
  });
  const capacity = JSON.stringify(
    consumptionOf(consumptions, input.ReturnConsumedCapacity, 'ReadCapacityUnits'),
  );
  return `{"Responses":[${responses.join(',')}]${capacity === '{}' ? '' : `,${capacity.slice(1, -1)}`}}`;
};
