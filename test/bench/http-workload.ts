import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { fillBenchTeam } from './bench-contacts.ts';
import { type BenchHost, withHost } from './bench-host.ts';
import { type Figure, figure } from './figure.ts';
import type { ClientCall, ClientReport } from './http-clients.ts';

const clients = 8;
/** Contacts of the teams: a small one, and one ten times as large. */
const small = Number(process.env.HTTP_CONTACTS ?? 10_000);
const sizes = [small, 10 * small] as const;
/** How much more a request may take among ten times the contacts. */
const flat = 1.3;
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

/** Of one row in one team: p50 in ms, and processor ms for each request, of host and clients together. */
interface Measured {
  p50: number;
  processor: number;
}

type Drive = (calls: ClientCall[]) => Promise<ClientReport & { processor: number }>;

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
      const before = process.cpuUsage();
      worker.postMessage(calls);
      const [report] = (await once(worker, 'message')) as [ClientReport];
      const { user, system } = process.cpuUsage(before);
      return { ...report, processor: (user + system) / 1_000 / calls.length };
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

/** Every row in one team. Each row runs twice and the second counts: the first warms the engine. */
const measure = async (drive: Drive, creations: number): Promise<Record<Row, Measured>> => {
  await drive(numbers(creations).map((n) => creation(n)));
  const created = await drive(numbers(creations).map((n) => creation(creations + n)));
  const ids = created.bodies.map((body) => v.parse(createdSchema, body).contact.id);
  const some = numbers(ids.length);
  const second = async (calls: ClientCall[]) => {
    await drive(calls);
    return drive(calls);
  };
  return {
    create: created,
    'get by id': await second(ids.map((id) => reading(`/${id}`))),
    'list 50 with count': await second(some.map(() => reading('?limit=50'))),
    'search by name': await second(some.map((n) => reading(`?search=tarantella${creations + n}`))),
    'lookup by phone': await second(some.map((n) => reading(`/lookup?phone=%2B1415${2_000_000 + n}`))),
    'search by email': await second(some.map((n) => reading(`?search=quill${n}@`))),
  };
};

const atSize = async ({ host, table }: BenchHost, size: number): Promise<Record<Row, Measured>> => {
  const { token } = await fillBenchTeam(table, size);
  return withClients(host.apiUrl, token, (drive) => measure(drive, 500));
};

/** The best of the others, in the small and the large team. */
const bar = (row: Row, index: number): number =>
  Math.min(...Object.values(others[row]).map((p50) => p50[index] ?? Number.NaN));

const print = (results: readonly Record<Row, Measured>[]): void => {
  const shown = (values: readonly number[], digits = 0) =>
    values.map((value) => value.toFixed(digits)).join(' → ');
  const line = (row: Row) => ({
    Callbook: shown(results.map((result) => result[row].p50)),
    'processor ms': shown(
      results.map((result) => result[row].processor),
      1,
    ),
    Directus: shown(others[row].directus),
    Twenty: shown(others[row].twenty),
    EspoCRM: shown(others[row].espocrm),
    ahead: results.map((result, index) => (result[row].p50 < bar(row, index) ? 'yes' : 'no')).join(' → '),
  });
  console.table(Object.fromEntries(rows.map((row) => [row, line(row)])));
};

/** Ahead of each of the others at both sizes, and no slower among ten times the contacts. */
const figuresOf = (row: Row, results: readonly Record<Row, Measured>[]): Figure[] => {
  const p50s = results.map((result) => result[row].p50);
  const [one = Number.NaN, ten = Number.NaN] = p50s;
  return [
    ...p50s.map((value, index) =>
      figure({
        name: `${row}, 8 clients, ${(sizes[index] ?? 0).toLocaleString('en')} contacts`,
        unit: 'ms p50',
        value,
        budget: bar(row, index),
      }),
    ),
    figure({
      name: `${row}, ten times the contacts`,
      unit: 'ms p50',
      value: ten,
      baseline: one,
      budget: flat,
    }),
  ];
};

/** Eight clients over HTTP against the laptop stack, in teams of 10,000 and 100,000 contacts; p50 in ms. */
export const httpWorkload = (): Promise<Figure[]> =>
  withHost(async (bench) => {
    const results: Record<Row, Measured>[] = [];
    for (const size of sizes) results.push(await atSize(bench, size));
    print(results);
    return rows.flatMap((row) => figuresOf(row, results));
  });
