/** One global secondary index. Its keys are the strings `<name>Pk` and `<name>Sk`; an item without them is not in it. */
export interface IndexDefinition {
  readonly name: string;
  /** Attributes that the index holds beside the keys. DynamoDB takes 20 names an index, 100 a table. */
  readonly include: readonly string[];
}

/** Attributes that tell enough about a found contact to confine it to departments and to sort it. */
const found = ['created_at', 'department_id'] as const;

/** Version of the data; raised with every change after which older data cannot be read. */
export const dataVersion = 2;

/** The one table, as data: the stacks create it from this, and whoever writes items or queries reads the names here. */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'ttl',
  indexes: [
    {
      name: 'byTeam',
      // A contact but for its long texts, as one map, so that a page is one round of queries; the name of a company.
      include: ['shown', ...found, 'name'],
    },
    { name: 'byName', include: [] },
    { name: 'byUpdated', include: [] },
    { name: 'byCompany', include: found },
    { name: 'byPhone', include: found },
    { name: 'byPhonePrefix', include: found },
    { name: 'byEmail', include: found },
    { name: 'byWord1', include: found },
    { name: 'byWord2', include: found },
    { name: 'byWord3', include: found },
    { name: 'byDue', include: [] },
  ],
} as const satisfies {
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly timeToLive: string;
  readonly indexes: readonly IndexDefinition[];
};

export type IndexName = (typeof tableDefinition)['indexes'][number]['name'];

/** The key attributes of an index. */
export const indexKeys = <Name extends IndexName>(name: Name) =>
  ({ partitionKey: `${name}Pk`, sortKey: `${name}Sk` }) as const;
