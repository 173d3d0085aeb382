import { addToCount } from '../count/count.item.ts';
import { removeRecordWrite, replaceRecordWrite } from '../list/listed-noun.ts';
import { isAdminMember, memberKeys, members } from '../member/member.item.ts';
import type { Member, MemberChange } from '../member/member.schema.ts';
import { getMember, relationSteps } from '../member/member.ts';
import { markWriter } from '../table/mark-writer.ts';
import { untilSettled } from '../table/settle.ts';
import { type Step, transactSteps } from '../table/steps.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Principal } from '../team/team.schema.ts';
import { otherAdminStep } from './admin-guard.ts';

const changed = (seen: Member, change: MemberChange, now: Date): Member => {
  const { team_id: _, ...values } = change;
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return { ...seen, ...given, updated_at: now.toISOString(), version: seen.version + 1 };
};

interface Change {
  memberId: string;
  by: Principal;
  via: Via;
  now: Date;
}

const guardSteps = async (
  table: Table,
  { from, to, by, now }: { from: Member; to?: Member; by: Principal; now: Date },
): Promise<Step[]> =>
  isAdminMember(from) && !(to && isAdminMember(to))
    ? [await otherAdminStep(table, { id: from.id, by, now })]
    : [];

/** @throws CallbookError `member_not_found`, `email_taken`, `subject_taken`, `department_not_found`, `last_admin` */
export const updateMember = (
  table: Table,
  { memberId, change, by, via, now }: Change & { change: MemberChange },
): Promise<Member> =>
  untilSettled(async () => {
    const teamId = by.team.id;
    const from = await getMember(table, teamId, memberId);
    const to = changed(from, change, now);
    const done = await transactSteps(table, [
      { write: replaceRecordWrite(members, { record: to, seen: from, via }) },
      ...(await relationSteps(table, teamId, { from, to })),
      ...(await guardSteps(table, { from, to, by, now })),
    ]);
    return done ? to : undefined;
  });

/** @throws CallbookError `member_not_found`, `last_admin` */
export const removeMember = (table: Table, { memberId, by, via, now }: Change): Promise<Member> =>
  untilSettled(async () => {
    const teamId = by.team.id;
    const from = await getMember(table, teamId, memberId);
    await markWriter(table, memberKeys.primary(teamId, memberId), via);
    const done = await transactSteps(table, [
      { write: removeRecordWrite(members, from) },
      { write: addToCount(teamId, 'member', -1) },
      ...(await relationSteps(table, teamId, { from })),
      ...(await guardSteps(table, { from, by, now })),
    ]);
    return done ? from : undefined;
  });
