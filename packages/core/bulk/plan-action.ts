import { reaches } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { StoredCampaign } from '../campaign/campaign.schema.ts';
import type { Writing } from '../contact/contact.ts';
import { type ChangeKnown, reviseContact } from '../contact/plan-change.ts';
import type { TagRegistry } from '../tag/tag-registry.ts';
import type { StoredBulk } from './bulk.schema.ts';
import { commonChange } from './bulk-faults.ts';

export interface BulkItem {
  request: StoredBulk;
  contactId: string;
  /** The contact as it was a moment ago; absent when there was none. */
  seen: StoredContact | undefined;
  /** Records of the tags that the request names. */
  registry: TagRegistry;
  /** Reads the campaign that it names, once. */
  campaign: () => Promise<StoredCampaign>;
}

/**
 * Tells whether a contact, as it is, can get what the request asks for; who holds its values is not checked.
 */
export const isPossible = (
  writing: Writing,
  item: Omit<BulkItem, 'campaign'>,
  known: Omit<ChangeKnown, 'seen'>,
): boolean => {
  const { request, seen } = item;
  const isTrash = request.action === 'restore';
  if (!seen || seen.merged_into !== null) return false;
  if ((seen.deleted_at !== null) !== isTrash || !reaches(writing.scope, seen.department_id)) return false;
  if (isTrash || request.action === 'delete' || request.action === 'export') return true;
  return reviseContact({ ...writing, change: commonChange(request) }, { ...known, seen }).faults.length === 0;
};
