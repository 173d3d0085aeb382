import { type AttributeName, attributeNames, declared } from '../attribute/attributes.ts';
import { completeContact } from '../attribute/complete-contact.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { withOptOut } from '../suppression/opt-out.ts';

/** What of a contact tells nobody who it is, and stays when it is erased; all else is cleared. */
const kept = [
  ...['id', 'team_id', 'department_id', 'lead_status', 'do_not_call', 'total_calls', 'version'],
  ...['created_at', 'created_by', 'updated_at', 'deleted_at', 'merged_into', 'erased_at', 'phone_status'],
] as const satisfies readonly AttributeName[];

const stays: ReadonlySet<AttributeName> = new Set(kept);

/** The attributes that an erasure clears and an access package tells: one list for both. */
export const personalAttributes: readonly AttributeName[] = attributeNames.filter((name) => !stays.has(name));

const blanks: Readonly<Record<string, unknown>> = declared('blank');

/** The contact with nothing that tells who it is. An opt-out stays, and with it the tag that means it. */
export const erasedContact = (contact: Contact): Contact =>
  withOptOut(
    completeContact({
      ...contact,
      ...Object.fromEntries(personalAttributes.map((name) => [name, blanks[name]])),
    }),
  );
