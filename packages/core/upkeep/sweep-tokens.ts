import { moveDepartments } from '../department/belonging.ts';
import { tallyOf } from '../schedule/tally.ts';
import { type DueRecord, dueRecords } from '../table/due.ts';
import { transactSteps } from '../table/steps.ts';
import { type Table, transacted } from '../table/table.ts';
import { findTeamItem } from '../team/team.item.ts';
import { dueTokensPk, findTokenItem, keepTokenWrite, removeTokenWrites } from '../token/token.item.ts';
import type { Token } from '../token/token.schema.ts';

const via = { updated_by: 'sweep-tokens', via: 'retention' } as const;

/** When nothing names the token any more: what was done with it is kept for `audit_days`. */
const forgottenAt = ({ revoked_at, expires_at }: Token, auditDays: number): string => {
  const ended = revoked_at ?? expires_at ?? '';
  return new Date(Date.parse(ended) + auditDays * 86_400_000).toISOString();
};

const sweep = async (table: Table, { teamId, recordId, seenDue }: DueRecord, cutoff: string) => {
  const [token, team] = await Promise.all([
    findTokenItem(table, teamId, recordId),
    findTeamItem(table, teamId),
  ]);
  if (!token || !team) return undefined;
  const due = forgottenAt(token, team.settings.audit_days);
  if (due > cutoff) {
    await transacted(table, [keepTokenWrite(token, { due, seenDue, via })]);
    return 'kept' as const;
  }
  // A revoked one has left its departments already.
  const from = token.revoked_at === null ? token.departments : [];
  const done = await transactSteps(table, [
    ...removeTokenWrites(token, seenDue).map((write) => ({ write })),
    ...(await moveDepartments(table, teamId, { from })),
  ]);
  return done ? ('removed' as const) : undefined;
};

/**
 * Removes the records of tokens that were revoked or have expired once the audit forgets what was done with them. Reads
 * what is due and no more; run again it changes nothing further.
 */
export const sweepTokens = async (table: Table, at: Date, tally = tallyOf('purge-trash')) => {
  const cutoff = at.toISOString();
  for await (const due of dueRecords(table, dueTokensPk, cutoff)) {
    const outcome = await sweep(table, due, cutoff);
    if (outcome) tally.add(due.teamId, `tokens_${outcome}`);
  }
  const { tokens_removed: removed, tokens_kept: kept } = tally.total;
  return { cutoff, removed, kept };
};
