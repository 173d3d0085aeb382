import { ValidationError } from '../error.ts';
import type { KeySchema } from '../expression/key-range.ts';
import type { Projection } from '../expression/projection.ts';
import type { IndexStore } from '../store/index-store.ts';
import type { Source } from '../store/range-read.ts';
import { entryKeyNames, keyNames } from '../table/definition.ts';
import type { Table } from '../table/table.ts';
import type { Context } from './context.ts';

export interface ReadInput {
  readonly TableName: string;
  readonly IndexName?: string | undefined;
  readonly ConsistentRead?: boolean | undefined;
  readonly Select?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
}

/** The table or index that a query or scan reads. */
export interface Target {
  readonly table: Table;
  readonly index: IndexStore | undefined;
  readonly key: KeySchema;
  /** The attributes by which a page begins. */
  readonly keyNames: readonly string[];
}

export const findTarget = (input: ReadInput, context: Context): Target => {
  const table = context.catalog.get(input.TableName);
  const { key } = table.definition;
  if (input.IndexName === undefined) return { table, index: undefined, key, keyNames: keyNames(key) };
  const index = table.index(input.IndexName);
  if (!index) throw new ValidationError(`The table does not have the specified index: ${input.IndexName}`);
  if (index.definition.isGlobal && input.ConsistentRead)
    throw new ValidationError('Consistent reads are not supported on global secondary indexes');
  const { definition } = index;
  return { table, index, key: definition.key, keyNames: entryKeyNames(key, definition.key) };
};

/** Checks what a request selects by itself. */
export const checkSelect = ({ Select, ProjectionExpression, IndexName }: ReadInput): void => {
  if (Select === 'SPECIFIC_ATTRIBUTES' && ProjectionExpression === undefined)
    throw new ValidationError(
      '1 validation error detected: Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  if (ProjectionExpression !== undefined && Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES')
    throw new ValidationError(
      `Cannot specify the ProjectionExpression when choosing to get ${Select === 'COUNT' ? 'only the Count' : Select}`,
    );
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && IndexName === undefined)
    throw new ValidationError('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
};

/** Where the items come from; refuses to fetch for a global index what it has not. */
export const sourceOf = (target: Target, input: ReadInput, projection: Projection | undefined): Source => {
  const { table, index } = target;
  if (!index || index.hasAll) return { items: table.items, index };
  const { definition } = index;
  const projected = new Set([...target.keyNames, ...definition.projection.names]);
  const missing = [...(projection?.attributes ?? [])].filter((name) => !projected.has(name)).toSorted();
  const isWhole = input.Select === 'ALL_ATTRIBUTES';
  if (definition.isGlobal && isWhole)
    throw new ValidationError(
      `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${definition.name} because its projection type is not ALL`,
    );
  if (definition.isGlobal && missing.length > 0)
    throw new ValidationError(
      `One or more parameter values were invalid: Global secondary index ${definition.name} does not project [${missing.join(', ')}]`,
    );
  return { items: table.items, index, isFetching: isWhole || missing.length > 0 };
};
