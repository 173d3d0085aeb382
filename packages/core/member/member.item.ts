import * as v from 'valibot';
import { type Claim, claimName, findHolders } from '../claim/claim.item.ts';
import { foldEmail } from '../email/email.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { batchGetInOrder, getItem, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { check, drop, is, isNot, put, putNew, stillAs, type Write } from '../table/write.ts';
import { type Member, memberSchema } from './member.schema.ts';

export const memberKeys = {
  primary: (teamId: string, memberId: string): Key => ({
    pk: `T#${teamId}#MEMBER#${memberId}`,
    sk: 'MEMBER',
  }),
  byTeam: ({ team_id, id, created_at }: Member) => ({
    byTeamPk: `T#${team_id}#member#${shardOf(id)}`,
    byTeamSk: `${created_at}#${id}`,
  }),
};

/** By this claim the member is found whom an identity provider's token speaks of; compared as it is. */
export const subjectClaim = (subject: string): Claim => ({ kind: 'subject', value: subject });

export const memberEmailClaim = (email: string): Claim => ({ kind: 'member_email', value: foldEmail(email) });

export const toMember = (item: Item): Member => v.parse(memberSchema, item);

export const findMemberItem = async (
  table: Table,
  teamId: string,
  memberId: string,
): Promise<Member | undefined> => {
  const item = await getItem(table, memberKeys.primary(teamId, memberId));
  return item && toMember(item);
};

export const findMemberItems = async (table: Table, keys: readonly Key[]): Promise<Member[]> =>
  (await batchGetInOrder(table, keys, { consistent: true })).map(toMember);

/** The id of the member whose OIDC tokens have this subject. */
export const findSubject = async (
  table: Table,
  teamId: string,
  subject: string,
): Promise<string | undefined> => {
  const claim = subjectClaim(subject);
  return (await findHolders(table, teamId, [claim])).get(claimName(claim))?.holder;
};

const itemOf = (member: Member, via: Via): Item => ({
  ...memberKeys.primary(member.team_id, member.id),
  ...member,
  ...via,
  ...memberKeys.byTeam(member),
});

export const newMemberWrite = (member: Member, via: Via): Write => putNew(itemOf(member, via));

/** Replaces the version that the caller saw. */
export const memberWrite = (seen: Member, changed: Member, via: Via): Write =>
  put(itemOf(changed, via), stillAs(seen));

export const removeMemberWrite = (seen: Member): Write =>
  drop(memberKeys.primary(seen.team_id, seen.id), stillAs(seen));

/** An admin who can sign in. */
export const isAdminMember = ({ role, subject }: Member): boolean => role === 'admin' && subject !== null;

/** Holds while the member is one. */
export const checkAdminMember = (teamId: string, memberId: string): Write =>
  check(memberKeys.primary(teamId, memberId), is('role', 'admin'), isNot('subject', null));
