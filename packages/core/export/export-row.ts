import { reaches, type Scope } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';

/** A contact as it is exported, with what it says of its company. */
export interface ExportRow {
  contact: Contact;
  /** The name of its company; null where it has none. */
  company: string | null;
}

/**
 * The rows that the caller may see, as they come: what was found as a match a moment ago may have gone to another
 * department, into the trash or into another contact since.
 */
export async function* withinReach(scope: Scope, rows: AsyncIterable<ExportRow>): AsyncGenerator<ExportRow> {
  for await (const row of rows) {
    const { department_id, deleted_at, merged_into } = row.contact;
    if (reaches(scope, department_id) && deleted_at === null && merged_into === null) yield row;
  }
}
