import { ResourceInUseError, ValidationError } from '../error.ts';
import { readRequest } from '../request/shape.ts';
import {
  createTableShape,
  listTablesShape,
  newTableNameShape,
  tableNameShape,
} from '../request/table-shape.ts';
import { describeTable } from '../table/description.ts';
import { newTable } from '../table/new-table.ts';
import type { Context, Operation } from './context.ts';
import { endStream, startStream } from './stream-life.ts';

/** AWS looks at the name before it looks at anything else of a new table. */
const nameOf = (request: unknown): string => {
  const { TableName: name } = readRequest(newTableNameShape, request);
  if (name !== undefined) return name;
  throw new ValidationError("The parameter 'TableName' is required but was not present in the request");
};

export const createTable: Operation = (request, context) => {
  const name = nameOf(request);
  const input = readRequest(createTableShape, request);
  const { catalog, place } = context;
  const definition = newTable(name, input, () => catalog.nextNumber(), context.now());
  if (catalog.find(name)) throw new ResourceInUseError(`Table already exists: ${name}`);
  const table = catalog.set(definition);
  table.items.create();
  for (const index of table.indexes) index.create();
  startStream(definition, context);
  return JSON.stringify({
    TableDescription: describeTable(table, place, 'CREATING', { status: 'CREATING' }),
  });
};

export const describe: Operation = (request, { catalog, place }) => {
  const input = readRequest(tableNameShape, request);
  return JSON.stringify({ Table: describeTable(catalog.described(input.TableName), place, 'ACTIVE') });
};

export const deleteTable: Operation = (request, context) => {
  const input = readRequest(tableNameShape, request);
  const { catalog, place } = context;
  const table = catalog.described(input.TableName);
  if (table.definition.isProtected)
    throw new ValidationError(
      `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
    );
  const description = describeTable(table, place, 'DELETING', { status: 'DELETING' });
  context.delay.catchUp(Number.POSITIVE_INFINITY);
  endStream(table.definition, context);
  catalog.remove(table);
  return JSON.stringify({ TableDescription: description });
};

export const listTables: Operation = (request, { catalog }) => {
  const input = readRequest(listTablesShape, request);
  const from = input.ExclusiveStartTableName;
  const names = catalog.names().filter((name) => from === undefined || name > from);
  const page = names.slice(0, input.Limit ?? 100);
  return JSON.stringify({
    TableNames: page,
    ...(page.length < names.length && { LastEvaluatedTableName: page.at(-1) }),
  });
};

/** What AWS's accounts may at most; nothing here holds a laptop to it. */
export const describeLimits: Operation = () =>
  JSON.stringify({
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  });

export const describeEndpoints: Operation = (_request, { place }: Context) =>
  JSON.stringify({
    Endpoints: [{ Address: `dynamodb.${place.region}.amazonaws.com`, CachePeriodInMinutes: 1440 }],
  });
