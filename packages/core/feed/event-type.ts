/** What happens to records of each kind, as the feed names it. */
const happenings = {
  contact: ['created', 'updated', 'deleted', 'restored', 'removed'],
  company: ['created', 'updated', 'removed', 'restored'],
  import: ['finished', 'failed', 'cancelled', 'undone'],
  job: ['finished', 'failed', 'cancelled'],
  field: ['created', 'updated', 'removed'],
  tag: ['created', 'updated', 'removed'],
  rule: ['created', 'updated', 'removed'],
  department: ['created', 'updated', 'removed'],
  member: ['created', 'updated', 'removed'],
  token: ['created', 'updated', 'revoked', 'removed'],
  drop: ['created', 'updated', 'removed'],
  preset: ['created', 'updated', 'removed'],
  settings: ['updated'],
  webhook: ['created', 'updated', 'secret_rotated', 'disabled', 'removed'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Every type of event that the feed has. */
export const eventTypes: readonly string[] = Object.entries(happenings).flatMap(([kind, verbs]) =>
  verbs.map((verb) => `${kind}.${verb}`),
);

/** What a filter of events may name: a type, all of a kind as `contact.*`, or `*`. */
export const eventFilters: readonly string[] = [
  '*',
  ...Object.keys(happenings).map((kind) => `${kind}.*`),
  ...eventTypes,
];

/** Whether one of the filters names the type. */
export const matchesType = (filters: readonly string[], type: string): boolean =>
  filters.some((filter) => filter === '*' || filter === type || filter === `${type.split('.')[0]}.*`);
