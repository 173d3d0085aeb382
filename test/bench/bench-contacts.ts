import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { addToCount } from '#core/count/count.item.ts';
import { noCounts } from '#core/import/import.schema.ts';
import { policyOf } from '#core/import/policy.ts';
import { readCandidates } from '#core/import/row/read-rows.ts';
import { groupContacts } from '#core/import/write/contacts.ts';

import type { ColumnTarget } from '#core/import-file/column-target.ts';
import { createTeam } from '#core/provision/create-team.ts';
import type { Tagger } from '#core/rule/tagger.ts';
import { sealOf } from '#core/suppression/suppression.item.ts';
import type { Item } from '#core/table/item.ts';
import { type Table, transact } from '#core/table/table.ts';
import type { Write } from '#core/table/write.ts';
import { getTeam } from '#core/team/team.ts';

const columns = ['first_name', 'last_name', 'email', 'phone', 'job_title', 'lead_status', 'tags'] as const;

/** All rows are of one length, so that a page costs the same units in teams of any size. */
const rowAt = (n: number): string[] => {
  const number = String(n).padStart(6, '0');
  return [
    `First${number}`,
    `Last${number}`,
    `person${number}@example${10 + (n % 90)}.com`,
    `+1202${String(2_000_000 + n)}`,
    'Sales Manager',
    'new',
    'fair',
  ];
};

/** The cells of a table of people, header first. */
export const benchTable = (rows: number): string[][] => [
  [...columns],
  ...Array.from({ length: rows }, (_, n) => rowAt(n)),
];

/** A fresh team, and the transactions by which an import would write that table into it. */
export const importTransactions = async (
  table: Table,
  rows: number,
): Promise<{ teamId: string; token: string; transactions: Write[][] }> => {
  const { team_id: teamId, token } = await createTeam(table, {
    name: 'bench',
    settings: { company: 'optional' },
  });
  const team = await getTeam(table, teamId);
  const now = new Date();
  const stored = {
    id: 'imp_bench',
    team_id: teamId,
    state: 'running' as const,
    reason: null,
    file_name: 'rows.csv',
    source_key: '',
    options: {},
    counts: noCounts,
    row_reasons: [],
    planned_rows: rows,
    columns: [],
    header_line: null,
    passed_rows: 0,
    repeated_headers: 0,
    sheet: null,
    passed_sheets: [],
    results_key: null,
    rejected_key: null,
    created_at: now.toISOString(),
    started_at: null,
    heartbeat_at: null,
    finished_at: null,
    undo_job_id: null,
    undone_at: null,
    waits_for: null,
    execution: null,
    is_cancelled: false,
  };
  const [header = [], ...cells] = benchTable(rows);
  const targets = columns.map((name): ColumnTarget => ({ kind: 'contact', name }));
  const fileRows = cells.map((row, index) => ({ record: index + 1, line: index + 2, cells: row }));
  const { candidates } = readCandidates(
    { team, stored, policy: policyOf(stored, team), header, targets, rows: fileRows, now },
    toCatalogue(teamId, undefined),
    new Map(),
  );
  const news = candidates.map((candidate) => ({ candidate, take: claimsOf(candidate.values), share: [] }));
  const tagger: Tagger = (contact) => contact;
  const request = { team, stored, now, tagger, seal: await sealOf(table, teamId) };
  const transactions = groupContacts(request, news).map(({ writes, contacts }) => [
    ...writes,
    addToCount(teamId, 'contact', contacts.size),
  ]);
  return { teamId, token, transactions };
};

const itemOf = (write: Write): Item[] => ('put' in write && write.put.sk === 'CONTACT' ? [write.put] : []);

/** A team of so many contacts, without the claims and transactions that an import writes: lists do not see them. */
export const fillBenchTeam = async (
  table: Table,
  rowCount: number,
): Promise<{ teamId: string; token: string }> => {
  const { transactions, ...team } = await importTransactions(table, rowCount);
  const requests = transactions
    .flat()
    .flatMap(itemOf)
    .map((Item) => ({ PutRequest: { Item } }));
  const lanes = Array.from({ length: 4 }, async () => {
    for (let some = requests.splice(0, 25); some.length > 0; some = requests.splice(0, 25))
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: some } }));
  });
  await Promise.all(lanes);
  await transact(table, [addToCount(team.teamId, 'contact', rowCount)]);
  return team;
};
