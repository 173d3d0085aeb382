import { moveClaim } from '../claim/own-claim.ts';
import { addToCount } from '../count/count.item.ts';
import { moveDepartments } from '../department/belonging.ts';
import { getRecord, listRecords, newRecordWrite } from '../list/listed-noun.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { type Step, transactSteps } from '../table/steps.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Principal } from '../team/team.schema.ts';
import { memberEmailClaim, members, subjectClaim } from './member.item.ts';
import type { Member, MemberCreate } from './member.schema.ts';

const emailTaken = {
  param: 'email',
  code: 'email_taken',
  message: 'Another member of the team has this address.',
};
const subjectTaken = {
  param: 'subject',
  code: 'subject_taken',
  message: 'Another member of the team has this subject.',
};

/** The writes on what surrounds a member, when it goes from one state to the other. */
export const relationSteps = async (
  table: Table,
  teamId: string,
  { from, to }: { from?: Member; to?: Member },
): Promise<Step[]> => {
  const emailOf = (member?: Member) => (member?.email ? memberEmailClaim(member.email) : undefined);
  const subjectOf = (member?: Member) => (member?.subject ? subjectClaim(member.subject) : undefined);
  const holder = to?.id ?? from?.id ?? '';
  return [
    ...moveClaim(table, teamId, holder, { from: emailOf(from), to: emailOf(to), taken: emailTaken }),
    ...moveClaim(table, teamId, holder, { from: subjectOf(from), to: subjectOf(to), taken: subjectTaken }),
    ...(await moveDepartments(table, teamId, { from: from?.departments ?? [], to: to?.departments ?? [] })),
  ];
};

interface Creation {
  teamId: string;
  id: string;
  draft: MemberCreate;
  via: Via;
  now: Date;
}

/**
 * Creates a member; with the id of one that exists, answers that one.
 * @throws CallbookError `email_taken`, `subject_taken`, `department_not_found`
 */
export const createMember = async (
  table: Table,
  { teamId, id, draft, via, now }: Creation,
): Promise<Member> => {
  const { name, role, email = null, subject = null, departments = [] } = draft;
  const at = now.toISOString();
  const stamps = { created_at: at, updated_at: at, version: 1 };
  const member = { id, team_id: teamId, name, email, subject, role, departments, ...stamps };
  const created = await transactSteps(table, [
    { write: newRecordWrite(members, member, via) },
    { write: addToCount(teamId, 'member', 1) },
    ...(await relationSteps(table, teamId, { to: member })),
  ]);
  return created ? member : getMember(table, teamId, id);
};

/** @throws CallbookError `member_not_found` */
export const getMember = (table: Table, teamId: string, memberId: string): Promise<Member> =>
  getRecord(table, members, teamId, memberId);

/** A member as the caller may see it: addresses and subjects are for admins, and for the member itself. */
export const visibleMember = ({ role, id }: Principal, member: Member): Member =>
  role === 'admin' || id === member.id ? member : { ...member, email: null, subject: null };

export const listMembers = (table: Table, teamId: string, page: PageRequest): Promise<Page<Member>> =>
  listRecords(table, members, teamId, page);
