/** The ways by which records change. */
export const paths = ['api', 'bulk', 'import', 'merge', 'extraction', 'retention', 'delivery'] as const;

/** Who wrote an item, and by which path; every write carries it for the change stream. */
export interface Via {
  /** A token, a member, an import; of `retention` the job, of `delivery` what looks after webhooks. */
  updated_by: string;
  via: (typeof paths)[number];
  /** Of an import: the row of its file. */
  row?: { record: number; line: number };
}
