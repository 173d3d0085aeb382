/** Who wrote an item and by which path; every write carries it for the change stream. */
export interface Via {
  updated_by: string;
  via: 'api' | 'bulk' | 'import' | 'retention';
}
