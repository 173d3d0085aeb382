import { moveDepartments } from '../department/belonging.ts';
import { untilSettled } from '../table/settle.ts';
import { transactSteps } from '../table/steps.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Principal } from '../team/team.schema.ts';
import { getStoredToken, tokenRecord } from '../token/issue-token.ts';
import { revokeWrite } from '../token/token.item.ts';
import type { TokenRecord } from '../token/token.schema.ts';
import { isUsable } from '../token/token.ts';
import { otherAdminStep } from './admin-guard.ts';

/**
 * Ends a token at once; its record stays. Again, it changes nothing.
 * @throws CallbookError `token_not_found`, `last_admin`
 */
export const revokeToken = (
  table: Table,
  { tokenId, by, via, now }: { tokenId: string; by: Principal; via: Via; now: Date },
): Promise<TokenRecord> =>
  untilSettled(async () => {
    const token = await getStoredToken(table, by.team.id, tokenId);
    if (token.revoked_at !== null) return tokenRecord(token);
    const isAdmin = token.role === 'admin' && isUsable(token, now);
    const at = now.toISOString();
    const done = await transactSteps(table, [
      { write: revokeWrite(token, at, via) },
      ...(isAdmin ? [await otherAdminStep(table, { id: tokenId, by, now })] : []),
      ...(await moveDepartments(table, by.team.id, { from: token.departments })),
    ]);
    return done ? tokenRecord({ ...token, revoked_at: at }) : undefined;
  });
