import { failure } from '../error.ts';
import { listPartition } from '../list/list-newest.ts';
import { findRecord, findRecords, type Lister } from '../list/listed-noun.ts';
import { checkAdminMember, isAdminMember, members } from '../member/member.item.ts';
import type { Member } from '../member/member.schema.ts';
import { shards } from '../table/shard.ts';
import type { Step } from '../table/steps.ts';
import { queryPages, type Table } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import type { Principal } from '../team/team.schema.ts';
import { checkAdminToken, findTokenItem, tokens } from '../token/token.item.ts';
import type { Token } from '../token/token.schema.ts';
import { isUsable } from '../token/token.ts';

interface Leaving {
  /** The token or member that will be no admin any more. */
  id: string;
  by: Principal;
  now: Date;
}

const lastAdmin = () =>
  failure(
    'conflict',
    'last_admin',
    'Without this one the team would have no admin. Make another member or token an admin first.',
  );

interface AdminList<T extends Token | Member> {
  noun: Lister<T>;
  /** Holds while the record is an admin; nothing where it is none, or where it leaves. */
  check: (record: T) => Write | undefined;
}

const findInShard = async <T extends Token | Member>(
  table: Table,
  { noun, check }: AdminList<T>,
  teamId: string,
  shard: number,
): Promise<Write | undefined> => {
  const pages = queryPages(table, {
    IndexName: 'byTeam',
    KeyConditionExpression: 'byTeamPk = :pk',
    ProjectionExpression: 'pk, sk',
    ExpressionAttributeValues: { ':pk': listPartition(teamId, noun.kind)(shard) },
    Limit: 100,
  });
  for await (const page of pages)
    for (const record of await findRecords(table, noun, page)) {
      const write = check(record);
      if (write) return write;
    }
  return undefined;
};

const findInList = async <T extends Token | Member>(
  table: Table,
  list: AdminList<T>,
  teamId: string,
): Promise<Write | undefined> => {
  for (const shard of shards) {
    const write = await findInShard(table, list, teamId, shard);
    if (write) return write;
  }
  return undefined;
};

const tokenList = ({ id, now }: Leaving): AdminList<Token> => ({
  noun: tokens,
  check: (token) =>
    token.id !== id && token.role === 'admin' && isUsable(token, now)
      ? checkAdminToken(token, now)
      : undefined,
});

const memberList = ({ id, by }: Leaving): AdminList<Member> => ({
  noun: members,
  check: (member) =>
    member.id !== id && isAdminMember(member) ? checkAdminMember(by.team.id, member.id) : undefined,
});

/** The caller is an admin itself, unless it leaves or has just been ended; the index may not know it yet. */
const callerCheck = async (table: Table, leaving: Leaving): Promise<Write | undefined> => {
  const { id, team, kind } = leaving.by;
  if (kind === 'token') {
    const token = await findTokenItem(table, team.id, id);
    return token && tokenList(leaving).check(token);
  }
  const member = await findRecord(table, members, team.id, id);
  return member && memberList(leaving).check(member);
};

/**
 * Keeps a team from locking itself out: the transaction holds only while another admin is there. Of two that leave
 * at once, each the other's witness, one is refused.
 * @throws CallbookError `last_admin`
 */
export const otherAdminStep = async (table: Table, leaving: Leaving): Promise<Step> => {
  const write =
    (await callerCheck(table, leaving)) ??
    (await findInList(table, tokenList(leaving), leaving.by.team.id)) ??
    (await findInList(table, memberList(leaving), leaving.by.team.id));
  if (!write) throw lastAdmin();
  return { write };
};
