import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { fillBenchTeam } from './bench-contacts.ts';
import { type BenchHost, withHost } from './bench-host.ts';
import { type Figure, figure } from './figure.ts';
import type { ClientCall, ClientReport } from './http-clients.ts';

const clients = 8;
const sizes = [10_000, 100_000] as const;
const contacts = '/api/crm/contacts';

/** p50 in ms of others, at 10,000 and 100,000 contacts, from the design: Directus, Twenty, EspoCRM. */
const others = {
  create: { directus: [40, 41], twenty: [210, 293], espocrm: [108, 2_170] },
  'get by id': { directus: [25, 26], twenty: [86, 81], espocrm: [70, 73] },
  'list 50 with count': { directus: [29, 32], twenty: [180, 570], espocrm: [100, 120] },
  'search by name': { directus: [38, 139], twenty: [184, 650], espocrm: [102, 440] },
  'lookup by phone': { directus: [25, 27], twenty: [190, 680], espocrm: [58, 53] },
  'search by email': { directus: [100, 915], twenty: [60, 52], espocrm: [330, 2_800] },
} as const;
type Row = keyof typeof others;
const rows = Object.keys(others) as Row[];

const createdSchema = v.pipe(v.string(), v.parseJson(), v.object({ contact: v.object({ id: v.string() }) }));

type Drive = (calls: ClientCall[]) => Promise<ClientReport>;

const withClients = async <T>(
  apiUrl: string,
  token: string,
  work: (drive: Drive) => Promise<T>,
): Promise<T> => {
  const worker = new Worker(new URL('./http-clients.ts', import.meta.url), {
    workerData: { apiUrl, token, clients },
  });
  try {
    return await work(async (calls) => {
      worker.postMessage(calls);
      const [report] = (await once(worker, 'message')) as [ClientReport];
      return report;
    });
  } finally {
    await worker.terminate();
  }
};

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

const creation = (n: number): ClientCall => ({
  method: 'POST',
  path: contacts,
  status: 201,
  body: {
    first_name: `Quill${n}`,
    last_name: `Tarantella${n}`,
    email: `quill${n}@example.com`,
    phone: `+1415${2_000_000 + n}`,
    lead_status: 'new',
    tags: ['fair'],
  },
});

const reading = (path: string): ClientCall => ({ method: 'GET', path: contacts + path, status: 200 });

/** The p50 of every row in one team. Each row runs twice and the second counts: the first warms the engine. */
const measure = async (drive: Drive, creations: number): Promise<Record<Row, number>> => {
  await drive(numbers(creations).map((n) => creation(n)));
  const created = await drive(numbers(creations).map((n) => creation(creations + n)));
  const ids = created.bodies.map((body) => v.parse(createdSchema, body).contact.id);
  const some = numbers(ids.length);
  const p50 = async (calls: ClientCall[]) => {
    await drive(calls);
    return (await drive(calls)).p50;
  };
  return {
    create: created.p50,
    'get by id': await p50(ids.map((id) => reading(`/${id}`))),
    'list 50 with count': await p50(some.map(() => reading('?limit=50'))),
    'search by name': await p50(some.map((n) => reading(`?search=tarantella${creations + n}`))),
    'lookup by phone': await p50(some.map((n) => reading(`/lookup?phone=%2B1415${2_000_000 + n}`))),
    'search by email': await p50(some.map((n) => reading(`?search=quill${n}@`))),
  };
};

const atSize = async ({ host, table }: BenchHost, size: number): Promise<Record<Row, number>> => {
  const { token } = await fillBenchTeam(table, size);
  return withClients(host.apiUrl, token, (drive) => measure(drive, 500));
};

const print = (results: readonly Record<Row, number>[]): void =>
  console.table(
    Object.fromEntries(
      rows.map((row) => {
        const own = results.map((result) => result[row]);
        const best = [0, 1].map((index) =>
          Math.min(...Object.values(others[row]).map((p50) => p50[index] ?? 0)),
        );
        const shown = (values: readonly number[]) => values.map((value) => value.toFixed(0)).join(' → ');
        return [
          row,
          {
            Callbook: shown(own),
            Directus: shown(others[row].directus),
            Twenty: shown(others[row].twenty),
            EspoCRM: shown(others[row].espocrm),
            ahead: own.map((value, index) => (value < (best[index] ?? 0) ? 'yes' : 'no')).join(' → '),
          },
        ];
      }),
    ),
  );

/** Eight clients over HTTP against the laptop stack, in teams of 10,000 and 100,000 contacts; p50 in ms. */
export const httpWorkload = (): Promise<Figure[]> =>
  withHost(async (bench) => {
    const results: Record<Row, number>[] = [];
    for (const size of sizes) results.push(await atSize(bench, size));
    print(results);
    const [small, large] = results;
    return rows.map((row) =>
      figure({
        name: `${row}, 8 clients, ten times the contacts`,
        unit: 'ms p50',
        value: large?.[row] ?? Number.NaN,
        baseline: small?.[row] ?? Number.NaN,
      }),
    );
  });
