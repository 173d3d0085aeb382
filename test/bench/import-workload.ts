import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { writeFile } from '#core/files/files.ts';
import { listImports } from '#core/import/import.ts';
import { createTeam } from '#core/provision/create-team.ts';
import { toTransactItem } from '#core/table/translate.ts';
import { getTeam } from '#core/team/team.ts';
import { benchTable, importTransactions } from './bench-contacts.ts';
import { type BenchHost, withHost } from './bench-host.ts';
import { type Figure, figure, median, timed } from './figure.ts';

const rowCount = Number(process.env.IMPORT_ROWS ?? 10_000);
/** Rows a second that an import takes on the laptop. */
const pace = 800;
const rounds = 3;

const csv = benchTable(rowCount)
  .map((cells) => cells.join(','))
  .join('\n');

/** From the file's arrival in the drop folder to its results beside it. */
const runImport = async ({ table, files }: BenchHost): Promise<number> => {
  const { team_id, drop_id } = await createTeam(table, { name: 'bench' });
  const team = await getTeam(table, team_id);
  const principal = {
    kind: 'token' as const,
    id: 'tok_bench',
    role: 'admin' as const,
    departments: [],
    team,
  };
  return timed(async () => {
    await writeFile(files, `drops/${drop_id}/rows.csv`, csv, 'text/csv');
    for (;;) {
      const [one] = (await listImports(table, principal, { limit: 1, offset: 0 })).records;
      if (one?.state === 'finished' && one.counts.created === rowCount) return;
      if (one?.finished_at) throw new Error(`The import ended as ${JSON.stringify(one)}.`);
      await delay(50);
    }
  });
};

/** The bare loop: the same items in the same transactions, one transaction after the other. */
const runBare = async (bench: BenchHost): Promise<number> => {
  const { transactions } = await importTransactions(bench.table, rowCount);
  const client = DynamoDBDocumentClient.from(bench.host.dynamodb, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const requests = transactions.map((writes) =>
    writes.map((write) => toTransactItem(bench.table.name, write)),
  );
  return timed(async () => {
    for (const TransactItems of requests) await client.send(new TransactWriteCommand({ TransactItems }));
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
    const [value, baseline] = [perSecond(median(imports)), perSecond(median(bares))];
    const rows = rowCount.toLocaleString('en');
    return [
      figure({ name: `import of ${rows} rows`, unit: 'rows/s', value, budget: pace, least: true }),
      figure({
        name: `import of ${rows} rows beside the bare loop`,
        unit: 'rows/s',
        value,
        baseline,
        budget: 0.7,
        least: true,
      }),
    ];
  });
