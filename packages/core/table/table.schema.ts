/** One global secondary index. Its keys are the strings `<name>Pk` and `<name>Sk`; an item without them is not in it. */
export interface IndexDefinition {
  readonly name: string;
  /** What the index holds beside the keys: nothing when empty. Every name costs writes, so only what lists filter on. */
  readonly include: readonly string[];
}

/** The one table, as data: the stacks create it from this, and whoever writes items or queries reads the names here. */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'ttl',
  indexes: [
    {
      name: 'byTeam',
      include: [
        'id',
        'team_id',
        'company_id',
        'department_id',
        'owner_id',
        'name',
        'phone',
        'email',
        'lead_status',
        'source',
        'do_not_call',
        'tags',
        'last_called_at',
        'created_at',
        'updated_at',
        'deleted_at',
      ],
    },
    { name: 'byCompany', include: [] },
    { name: 'byPhone', include: [] },
    { name: 'byEmail', include: [] },
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
