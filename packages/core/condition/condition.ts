import type { Scope } from '../access/scope.ts';
import type { AttributeName } from '../attribute/attributes.ts';
import type { FoundContact } from '../attribute/contact-shape.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import type { ContactFilter } from '../filter/contact-filter.schema.ts';
import type { Settings } from '../team/team.schema.ts';

export interface ContactQuery {
  scope: Scope;
  filter: ContactFilter;
  /** By which numbers without a country code and lead statuses in other spellings are read. */
  settings: Pick<Settings, 'default_country' | 'lead_statuses'>;
  /** By which filters of custom fields are read; not needed without these. */
  catalogue?: Catalogue | undefined;
  /** Whether the filter was checked when it was saved: options that have gone since then match nothing. */
  kept?: boolean;
}

/**
 * One condition on contacts, twice: as a filter of a query, which may let more pass where `inexact`, and as a test.
 * `inexact` names the attributes that the test needs.
 */
export interface Condition {
  expression: string;
  values: Record<string, unknown>;
  names: Record<string, string>;
  inexact?: readonly AttributeName[];
  test: (contact: FoundContact) => boolean;
}
