import { toActivityItem } from '#core/activity/activity.item.ts';
import { callKeys } from '#core/call/call.item.ts';
import { newConsentWrites } from '#core/consent/consent.item.ts';
import { derivedId } from '#core/id.ts';
import { type Table, transact, transactionLimit } from '#core/table/table.ts';
import { putNew, type Write } from '#core/table/write.ts';

const via = { updated_by: 'tok_1', via: 'api' as const };

const activity = (team_id: string, contact_id: string, n: number): Write => {
  const at = new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();
  const one = {
    ...{ id: derivedId('act', n, contact_id, n), team_id, contact_id, department_id: null },
    ...{ kind: 'note' as const, at, title: null, text: `Note ${n}`, ends_at: null, url: null },
    ...{ external_id: null, created_by: 'tok_1', version: 1, created_at: at, updated_at: at },
  };
  return putNew(toActivityItem(one, via));
};

const call = (team_id: string, contact_id: string, n: number): Write => {
  const id = derivedId('call', n, contact_id, n);
  const at = new Date(Date.UTC(2026, 0, 2, 0, n)).toISOString();
  return putNew({
    ...callKeys.primary(team_id, id),
    ...{ version: 1, created_at: at, updated_at: at, shown: { contact_id, match: 'one', started_at: at } },
    ...{ byTeamPk: `T#${team_id}#call#${contact_id}`, byTeamSk: `${at}#${id}` },
  });
};

const consent = (team_id: string, contact_id: string, n: number): Write[] => {
  const at = new Date(Date.UTC(2025, 0, 1, 0, n)).toISOString();
  const row = {
    ...{ id: derivedId('cons', n, contact_id, n), contact_id, purpose: `purpose ${n}` },
    ...{ status: 'granted' as const, basis: 'consent' as const, wording: 'May we?', wording_version: null },
    ...{ channel: null, source: null, proof: 'form', at, recorded_at: at, by: 'tok_1', via: 'api' as const },
    ...{ last_used_at: null, kept_until: '2031-01-01T00:00:00.000Z' },
  };
  return newConsentWrites(team_id, row).slice(0, 1);
};

/** Attaches so many items to a contact: calls, notes, and a consent to each tenth purpose. */
export const attach = async (
  table: Table,
  teamId: string,
  contactId: string,
  count: number,
): Promise<void> => {
  const writes = Array.from({ length: count }, (_, n) => {
    if (n % 10 === 9) return consent(teamId, contactId, n);
    return [n % 3 === 0 ? call(teamId, contactId, n) : activity(teamId, contactId, n)];
  }).flat();
  for (let at = 0; at < writes.length; at += transactionLimit)
    await transact(table, writes.slice(at, at + transactionLimit));
};
