import * as v from 'valibot';
import { type Claim, claimName, findHolders } from '../claim/claim.item.ts';
import { foldEmail } from '../email/email.ts';
import { keysOf, type ListedNoun } from '../list/listed-noun.ts';
import type { Table } from '../table/table.ts';
import { check, is, isNot, type Write } from '../table/write.ts';
import { type Member, memberSchema } from './member.schema.ts';

export const members: ListedNoun<Member, 'member'> = {
  kind: 'member',
  sk: 'MEMBER',
  toRecord: (item) => v.parse(memberSchema, item),
};

export const memberKeys = keysOf(members);

/** Makes the claim by which a member is found for an identity provider's token; compared as it is. */
export const subjectClaim = (subject: string): Claim => ({ kind: 'subject', value: subject });

export const memberEmailClaim = (email: string): Claim => ({ kind: 'member_email', value: foldEmail(email) });

/** The id of the member whose OIDC tokens have this subject. */
export const findSubject = async (
  table: Table,
  teamId: string,
  subject: string,
): Promise<string | undefined> => {
  const claim = subjectClaim(subject);
  return (await findHolders(table, teamId, [claim])).get(claimName(claim))?.holder;
};

/** An admin who can sign in. */
export const isAdminMember = ({ role, subject }: Member): boolean => role === 'admin' && subject !== null;

/** Holds while the member is one. */
export const checkAdminMember = (teamId: string, memberId: string): Write =>
  check(memberKeys.primary(teamId, memberId), is('role', 'admin'), isNot('subject', null));
