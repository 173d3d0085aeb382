import { moveDepartments } from '../department/belonging.ts';
import { CallbookError, failure, notFound } from '../error.ts';
import { listRecords } from '../list/listed-noun.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { transactSteps } from '../table/steps.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { findTokenItem, newTokenWrites, tokens } from './token.item.ts';
import type { Token, TokenCreate, TokenRecord } from './token.schema.ts';
import { isUsable, newToken } from './token.ts';

/** A token without what it is known by. */
export const tokenRecord = ({ hash: _, ...record }: Token): TokenRecord => record;

/** What there is when the same request comes again: the token, but never its secret a second time. */
const secretShown = (tokenId: string) =>
  new CallbookError('conflict', [
    {
      param: null,
      code: 'secret_shown',
      message:
        'This request has issued its token before, and a secret is shown once. Revoke the token and issue another.',
      existing_id: tokenId,
    },
  ]);

/**
 * A new API token and its secret, which nobody can look up later.
 * @throws CallbookError `department_not_found`, `expires_at_past`, `secret_shown` when the id is taken
 */
export const issueToken = async (
  table: Table,
  { teamId, id, draft, via, now }: { teamId: string; id: string; draft: TokenCreate; via: Via; now: Date },
): Promise<{ token: TokenRecord; secret: string }> => {
  const { name, role, departments = [], expires_at = null } = draft;
  const { secret, token } = newToken(teamId, { name, role, departments, expires_at }, { id, now });
  if (!isUsable(token, now))
    throw failure('invalid', 'expires_at_past', 'A token expires in the future.', 'expires_at');
  const [pointer, ...writes] = newTokenWrites(token, via);
  await transactSteps(table, [
    { write: pointer, refused: () => secretShown(id) },
    ...writes.map((write) => ({ write })),
    ...(await moveDepartments(table, teamId, { to: departments })),
  ]);
  return { token: tokenRecord(token), secret };
};

/** @throws CallbookError `token_not_found` */
export const getStoredToken = async (table: Table, teamId: string, tokenId: string): Promise<Token> => {
  const token = await findTokenItem(table, teamId, tokenId);
  if (!token) throw notFound('token');
  return token;
};

/** @throws CallbookError `token_not_found` */
export const getToken = async (table: Table, teamId: string, tokenId: string): Promise<TokenRecord> =>
  tokenRecord(await getStoredToken(table, teamId, tokenId));

export const listTokens = (table: Table, teamId: string, page: PageRequest): Promise<Page<TokenRecord>> =>
  listRecords(table, { ...tokens, toRecord: (item) => tokenRecord(tokens.toRecord(item)) }, teamId, page);
