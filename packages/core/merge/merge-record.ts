import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Claim, ClaimHolder } from '../claim/claim.item.ts';
import type { ConsentRow } from '../consent/consent.schema.ts';
import type { SuppressedValue } from '../suppression/suppressed-value.ts';
import type { JoinedMembership } from './merge-memberships.ts';
import type { PairChange } from './open-pairs.ts';
import type { Redirect } from './redirects.ts';

/** What a merge has to leave behind to be undone: as it was, and as it became. */
export interface MergeRecord {
  id: string;
  survivor: string;
  merged: readonly string[];
  by: string;
  at: string;
  before: StoredContact;
  after: StoredContact;
  holders: readonly { claim: Claim; holder: ClaimHolder }[];
  /** Values that were suppressed by it, and were not before. */
  suppressed: readonly SuppressedValue[];
  redirects: readonly Redirect[];
  pairs: PairChange;
  /** Rows of consents that it added. */
  consents: readonly Pick<ConsentRow, 'at' | 'id'>[];
  /** What became of the survivor's memberships. */
  memberships: readonly JoinedMembership[];
}
