import type { MatchKey, Settings, Team } from '../team/team.schema.ts';
import type { Import } from './import.schema.ts';

/** The rules by which the rows of an import are read and written. */
export interface ImportPolicy {
  /** Rows with an impossible number are kept. */
  lenient: boolean;
  country: string;
  match: readonly MatchKey[];
  duplicates: Settings['import_duplicates'];
  createsCompanies: boolean;
  updatesCompanies: boolean;
  /** Tags of every contact that is imported. */
  tags: string[];
  maxRows: number;
}

const dated = (tag: string, day: string): string => {
  const [yyyy = '', mm = '', dd = ''] = day.split('-');
  return tag.replaceAll('{yyyy}', yyyy).replaceAll('{mm}', mm).replaceAll('{dd}', dd);
};

/** Merges the options of an import with the team's policies, which hold where the options are silent. */
export const policyOf = (
  { options, created_at }: Pick<Import, 'options' | 'created_at'>,
  { settings }: Pick<Team, 'settings'>,
): ImportPolicy => ({
  lenient: (options.strictness ?? settings.import_strictness) === 'lenient',
  country: options.default_country ?? settings.default_country,
  match: options.match ?? settings.import_match,
  duplicates: options.duplicates ?? settings.import_duplicates,
  createsCompanies: options.create_companies ?? true,
  updatesCompanies: options.update_companies ?? false,
  tags: (options.tags ?? settings.import_tags).map((tag) => dated(tag, created_at.slice(0, 10))),
  maxRows: Math.min(options.max_rows ?? settings.import_max_rows, settings.import_max_rows),
});
