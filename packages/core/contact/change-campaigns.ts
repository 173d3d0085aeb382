import type { Contact } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { membershipWrites } from '../campaign/membership.item.ts';
import type { Write } from '../table/write.ts';
import { campaignsWrite } from './contact.item.ts';
import type { Writing } from './contact.ts';

/** Makes the writes by which a live contact, as `seen`, is in these campaigns; its version stays. */
export const campaignChange = (
  { via, now }: Pick<Writing, 'via' | 'now'>,
  seen: StoredContact,
  campaigns: Contact['campaigns'],
): Write[] => [
  campaignsWrite(seen, campaigns),
  ...membershipWrites(seen, { ...seen, campaigns }, { via, at: now.toISOString() }),
];
