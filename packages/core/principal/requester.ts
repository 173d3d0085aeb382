import { CallbookError, failure } from '../error.ts';
import { isId } from '../id.ts';
import { findRecord } from '../list/listed-noun.ts';
import { members } from '../member/member.item.ts';
import type { Table } from '../table/table.ts';
import type { Principal, Role, Team } from '../team/team.schema.ts';
import { findTokenItem } from '../token/token.item.ts';
import { isUsable } from '../token/token.ts';

/** Who asked for work that is done later, with the rights of then. */
export type Requester = Pick<Principal, 'id' | 'role'> & { departments: readonly string[] };

/** Picks what is kept of a caller with the work that it asks for. */
export const requesterOf = ({ id, role, departments }: Principal) => ({ id, role, departments });

type Rights = Omit<Requester, 'id'>;

const ranks: Readonly<Record<Role, number>> = { agent: 0, manager: 1, admin: 2 };

/** Tells whether today's rights include those of when something was asked for. */
export const coversRights = (today: Rights, asked: Rights): boolean =>
  today.role === 'admin' ||
  (ranks[today.role] >= ranks[asked.role] &&
    asked.departments.every((department) => today.departments.includes(department)));

/** What the token or member may do today; undefined where it may not even sign in. */
const rightsOf = async (table: Table, teamId: string, id: string, at: Date): Promise<Rights | undefined> => {
  if (isId('memb', id)) {
    const member = await findRecord(table, members, teamId, id);
    return member && member.subject !== null ? member : undefined;
  }
  const token = await findTokenItem(table, teamId, id);
  return token && isUsable(token, at) ? token : undefined;
};

/**
 * Tells whether an admin who set something up at that time is one today still; a token may have expired
 * since.
 */
export const isStillAdmin = async (table: Table, teamId: string, id: string, at: string): Promise<boolean> =>
  (await rightsOf(table, teamId, id, new Date(at)))?.role === 'admin';

const refusal = (message: string) => failure('forbidden', 'no_longer_allowed', message);

/**
 * Answers who asked for work as it may go on with it today: with the rights of when it asked, which it must
 * still have, and by the team's policies of today. Rights that it got since do not count.
 * @param at when the work began: a token may expire after that, but must not be revoked
 * @throws CallbookError `no_longer_allowed`
 */
export const resolveRequester = async (
  table: Table,
  team: Team,
  { id, role, departments }: Requester,
  at: Date,
): Promise<Principal> => {
  const today = await rightsOf(table, team.id, id, at);
  if (!today)
    throw refusal(
      'Whoever asked for this is no member of the team any more, or its token is revoked or expired.',
    );
  if (!coversRights(today, { role, departments }))
    throw refusal('Whoever asked for this has another role or other departments by now.');
  const kind = isId('memb', id) ? 'jwt' : 'token';
  return { kind, id, role, departments: [...departments], team };
};

/** The reason why work must not begin or go on; undefined where it may. */
export const refusalOf = async (
  ...asked: Parameters<typeof resolveRequester>
): Promise<{ code: string; message: string } | undefined> => {
  try {
    await resolveRequester(...asked);
    return undefined;
  } catch (error) {
    if (!(error instanceof CallbookError) || error.kind !== 'forbidden') throw error;
    const { code, message } = error;
    return { code, message };
  }
};
