import { setTimeout as delay } from 'node:timers/promises';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { addToCount } from '#core/count/count.item.ts';
import { writeFile } from '#core/files/files.ts';
import { noCounts } from '#core/import/import.schema.ts';
import { listImports } from '#core/import/import.ts';
import { groupContacts } from '#core/import/write-contacts.ts';
import { readCandidates } from '#core/import/write-rows.ts';
import { createTeam, getTeam } from '#core/team/team.ts';
import { type BenchHost, withHost } from './bench-host.ts';
import { type Figure, figure, median, timed } from './figure.ts';

const rowCount = 10_000;
const rounds = 3;
const header = ['first_name', 'last_name', 'email', 'phone', 'job_title', 'lead_status', 'tags'];

const rowAt = (n: number): string[] => [
  `First${n}`,
  `Last${n}`,
  `person${n}@example${n % 97}.com`,
  `+1202${String(2_000_000 + n)}`,
  'Sales Manager',
  'new',
  'fair',
];

const rows = Array.from({ length: rowCount }, (_, n) => rowAt(n));
const csv = [header, ...rows].map((cells) => cells.join(',')).join('\n');

/** From the file's arrival in the drop folder to its results beside it. */
const runImport = async ({ table, files }: BenchHost): Promise<number> => {
  const { team_id, drop_id } = await createTeam(table, { name: 'bench' });
  return timed(async () => {
    await writeFile(files, `drops/${drop_id}/rows.csv`, csv, 'text/csv');
    for (;;) {
      const [one] = (await listImports(table, team_id, { limit: 1, offset: 0 })).records;
      if (one?.state === 'finished' && one.counts.created === rowCount) return;
      if (one?.finished_at) throw new Error(`The import ended as ${JSON.stringify(one)}.`);
      await delay(50);
    }
  });
};

/** The transactions that the import of the same rows sends, ready to be sent. */
const transactionsOf = async ({ table }: BenchHost) => {
  const { team_id } = await createTeam(table, { name: 'bare' });
  const team = await getTeam(table, team_id);
  const now = new Date();
  const stored = {
    id: 'imp_bench',
    team_id,
    state: 'running' as const,
    reason: null,
    file_name: 'rows.csv',
    source_key: '',
    options: {},
    counts: noCounts,
    planned_rows: rowCount,
    results_key: null,
    rejected_key: null,
    created_at: now.toISOString(),
    started_at: null,
    heartbeat_at: null,
    finished_at: null,
    execution: null,
  };
  const targets = header.map((name) => ({ kind: 'contact' as const, name }) as never);
  const fileRows = rows.map((cells, index) => ({ record: index + 1, line: index + 2, cells }));
  const { candidates } = readCandidates({ team, stored, header, targets, rows: fileRows, now });
  const news = candidates.map((candidate) => ({ candidate, take: claimsOf(candidate.values) }));
  return groupContacts(table, { team, stored, now }, news).map(({ writes, contacts }) => [
    ...writes,
    addToCount(table, team_id, 'contact', contacts.size),
  ]);
};

/** The bare loop: the same items in the same transactions, one transaction after the other. */
const runBare = async (bench: BenchHost): Promise<number> => {
  const transactions = await transactionsOf(bench);
  const { client } = bench.table;
  return timed(async () => {
    for (const TransactItems of transactions) await client.send(new TransactWriteCommand({ TransactItems }));
  });
};

const perSecond = (milliseconds: number) => rowCount / (milliseconds / 1_000);

/** An import of 10,000 rows beside a bare SDK loop that writes what it writes, in turns. */
export const importWorkload = (): Promise<Figure[]> =>
  withHost(async (bench) => {
    const imports: number[] = [];
    const bares: number[] = [];
    for (let round = 0; round < rounds; round++) {
      bares.push(await runBare(bench));
      imports.push(await runImport(bench));
    }
    return [
      figure({
        name: 'import of 10,000 rows',
        unit: 'rows/s',
        value: perSecond(median(imports)),
        baseline: perSecond(median(bares)),
        budget: 0.7,
        least: true,
      }),
    ];
  });
