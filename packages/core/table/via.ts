/** The ways by which records change. */
export const paths = [
  'api',
  'bulk',
  'import',
  'merge',
  'extraction',
  'retention',
  'delivery',
  'call',
  'erasure',
] as const;

/** Who wrote an item, and by which path; every write carries it for the change stream. */
export interface Via {
  /** Id of the token, member or import; of `retention` the job, of `delivery` what looks after webhooks, of `call` the hook that told of it. */
  updated_by: string;
  via: (typeof paths)[number];
  /** The row of the file, for imports. */
  row?: { record: number; line: number };
  /** The call that said the values, and when it began (ISO). */
  call?: { id: string; at: string };
}
