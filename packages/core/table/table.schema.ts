/** One global secondary index. Its keys are the strings `<name>Pk` and `<name>Sk`; an item without them is not in it. */
export interface IndexDefinition {
  readonly name: string;
  /** What the index holds beside the keys: nothing when empty. DynamoDB takes 20 names an index, 100 a table. */
  readonly include: readonly string[];
}

/** What a match tells about its contact: enough to confine it to departments and to bring it into order. */
const found = ['created_at', 'department_id'] as const;

/** Another number with every change after which what was written before cannot be read. */
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
