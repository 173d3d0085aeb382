/** One global secondary index. Its keys are the strings `<name>Pk` and `<name>Sk`; an item without them is not in it. */
export interface IndexDefinition {
  readonly name: string;
  /** What the index holds beside the keys: nothing when empty. Every name costs writes, so only what lists filter on. */
  readonly include: readonly string[];
}

/** What a match tells about its contact: enough to confine it to departments and to bring it into order. */
const found = ['created_at', 'department_id'] as const;

/** The one table, as data: the stacks create it from this, and whoever writes items or queries reads the names here. */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'ttl',
  indexes: [
    {
      name: 'byTeam',
      // All that a page of contacts shows but for bulky texts, so that a page is one round of queries.
      include: [
        'id',
        'team_id',
        'company_id',
        'department_id',
        'owner_id',
        'name',
        'first_name',
        'last_name',
        'email',
        'phone',
        'phone_raw',
        'phone_status',
        'phone_secondary',
        'job_title',
        'lead_status',
        'source',
        'timezone',
        'preferred_contact_method',
        'do_not_call',
        'notes',
        'custom_fields',
        'tags',
        'tag_keys',
        'external_id',
        'last_called_at',
        'last_call_outcome',
        'total_calls',
        'version',
        'created_at',
        'updated_at',
        'deleted_at',
        'merged_into',
        'partial',
      ],
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
