import type { ContactChange } from '../contact/contact.schema.ts';
import { isOptOutTag } from '../contact/opt-out.ts';
import type { StoredContact } from '../contact/stored-contact.ts';
import { distinctTags } from '../contact/tags.ts';
import { foldPhone } from '../phone/phone-variants.ts';
import type { Candidate } from './candidate.ts';
import type { ImportPolicy } from './import-policy.ts';

/** A number is not rewritten by another spelling of itself, national variants included. */
const isNewNumber = (number: string | null, has: readonly (string | null)[]): boolean =>
  number !== null && !has.some((one) => one !== null && foldPhone(one) === foldPhone(number));

/** What a row changes of a contact: what it says and no more. An opt-out stays whatever it says. */
export const changeOf = (
  seen: StoredContact,
  { draft, values }: Candidate,
  { policy, company }: { policy: ImportPolicy; company: string | null },
): ContactChange => {
  const { do_not_call, lead_status, tags = [], custom_fields, phone, phone_secondary, ...given } = draft;
  const has = [seen.phone, seen.phone_secondary];
  const added = distinctTags([...seen.tags, ...(tags ?? []), ...policy.tags]);
  const isOptedOut = seen.do_not_call || do_not_call === true || (tags ?? []).some(isOptOutTag);
  return {
    ...given,
    ...(isNewNumber(values.phone, has) && { phone }),
    ...(isNewNumber(values.phone_secondary, has) && { phone_secondary }),
    ...(do_not_call === true && { do_not_call }),
    ...(lead_status !== undefined && !isOptedOut && { lead_status: values.lead_status }),
    ...(added.length > seen.tags.length && { tags: added }),
    ...(custom_fields && Object.keys(custom_fields).length > 0 && { custom_fields }),
    ...(company !== null && { company_id: company }),
  };
};
