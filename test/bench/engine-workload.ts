import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BareLoop } from './engine-bare.ts';
import { itemsOfTransaction } from './engine-rows.ts';
import { EngineTarget, type Measured } from './engine-target.ts';
import { type Figure, figure, median } from './figure.ts';

const rounds = 5;
const smallItems = 10_000;
/** A million take minutes to fill in. */
const largeItems = Number(process.env.ENGINE_ITEMS ?? 200_000);
/** DynamoDB Local gets slower with each item, and would take minutes for as many. */
const localItems = 2_000;
/** Of each kind in one round. */
const transactions = 1_500;
const queries = 2_000;
const slowTransactions = 150;
const slowQueries = 300;
/** Numbers of transactions that no filling has used. */
const unused = 10_000_000;
const fillTransactions = 6;

type Kind = 'transaction' | 'query';
const kinds: readonly Kind[] = ['transaction', 'query'];
const plural = { transaction: 'transactions', query: 'queries of 50' } as const;
/** How much of the bare loop is left, and how many times DynamoDB Local's rate it is. */
const ofBare = { transaction: 0.15, query: 0.3 } as const;
const ofLocal = { transaction: 10, query: 5 } as const;
const slowerWithItems = 1.5;

/** Something that is measured in turns with the others, and what came of each round. */
interface Contestant {
  readonly run: (kind: Kind, round: number) => Promise<Measured>;
  readonly results: Record<Kind, Measured[]>;
  close(): Promise<void>;
}

const contestant = (run: Contestant['run'], close: Contestant['close']): Contestant => ({
  run,
  close,
  results: { transaction: [], query: [] },
});

/** Where writes of a round begin, and queries: no two rounds ask for the same. */
const startOf = (kind: Kind, round: number) =>
  kind === 'transaction' ? unused + round * transactions : round * queries;

const bare = (directory: string | undefined): Contestant => {
  const loop = new BareLoop(directory && path.join(directory, 'bare.sqlite'));
  loop.fill(smallItems / itemsOfTransaction);
  return contestant(
    async (kind, round) => {
      const from = startOf(kind, round);
      const perSecond = kind === 'transaction' ? loop.write(from, transactions) : loop.query(from, queries);
      return { perSecond, processorMs: undefined };
    },
    async () => loop.close(),
  );
};

const engine = async (
  name: 'builtin' | 'java',
  directory: string | undefined,
  items = smallItems,
): Promise<Contestant> => {
  const target = await EngineTarget.start(name, directory);
  await target.run('fill', 0, Math.ceil(items / itemsOfTransaction / fillTransactions));
  const isSlow = name === 'java';
  const counts = {
    transaction: isSlow ? slowTransactions : transactions,
    query: isSlow ? slowQueries : queries,
  };
  return contestant(
    (kind, round) => target.run(kind, startOf(kind, round), counts[kind]),
    () => target.close(),
  );
};

/** DynamoDB Local where it can run; undefined without Java. */
const local = (directory: string | undefined): Promise<Contestant | undefined> =>
  engine('java', directory, localItems).catch((error: unknown) => {
    console.log(`Without DynamoDB Local: ${error instanceof Error ? error.message : error}`);
    return undefined;
  });

const rateOf = ({ results }: Contestant, kind: Kind): number =>
  median(results[kind].map(({ perSecond }) => perSecond));

const processorOf = ({ results }: Contestant, kind: Kind): number | undefined => {
  const spent = results[kind].flatMap(({ processorMs }) => processorMs ?? []);
  return spent.length === 0 ? undefined : median(spent);
};

const compareRates = (where: string, own: Contestant, plain: Contestant, other?: Contestant): Figure[] =>
  kinds.flatMap((kind) => {
    const name = `engine ${where}, ${plural[kind]}`;
    const measured = { unit: '/s', value: rateOf(own, kind), least: true } as const;
    const figures = [
      figure({
        ...{ ...measured, name: `${name}, of the bare loop` },
        ...{ baseline: rateOf(plain, kind), budget: ofBare[kind] },
      }),
    ];
    if (!other) return figures;
    figures.push(
      figure({
        ...{ ...measured, name: `${name}, of DynamoDB Local` },
        ...{ baseline: rateOf(other, kind), budget: ofLocal[kind] },
      }),
    );
    const [value, baseline] = [processorOf(own, kind), processorOf(other, kind)];
    if (value !== undefined && baseline !== undefined)
      figures.push(
        figure({
          ...{ name: `${name}, processor time of DynamoDB Local's`, unit: 'ms', value, baseline },
          budget: 1 / ofLocal[kind],
        }),
      );
    return figures;
  });

const compareSizes = (small: Contestant, large: Contestant): Figure[] =>
  kinds.map((kind) =>
    figure({
      name: `engine on disk, ${plural[kind]} with ${largeItems.toLocaleString('en')} items, of those with ${smallItems.toLocaleString('en')}`,
      ...{ unit: 'ms', value: 1_000 / rateOf(large, kind), baseline: 1_000 / rateOf(small, kind) },
      budget: slowerWithItems,
    }),
  );

/** Two a name: in memory, and on disk. */
const startAll = async (folder: (name: string) => Promise<string>) => ({
  bareMemory: bare(undefined),
  bareDisk: bare(await folder('bare')),
  memory: await engine('builtin', undefined),
  disk: await engine('builtin', await folder('engine')),
  large: await engine('builtin', await folder('large'), largeItems),
  localMemory: await local(undefined),
  localDisk: await local(await folder('local')),
});

/**
 * The table's engine beside what its rows cost in bare SQLite, beside DynamoDB Local where Java is, and with many
 * items beside ten thousand; all in turns. `ENGINE_ITEMS` is how many: 200,000 unless it says 1000000.
 */
export const engineWorkload = async (): Promise<Figure[]> => {
  const root = await mkdtemp(path.join(tmpdir(), 'callbook-engine-'));
  const all = await startAll((name) => mkdtemp(path.join(root, name)));
  const running = Object.values(all).filter((each) => each !== undefined);
  try {
    for (let round = 0; round < rounds; round++)
      for (const kind of kinds)
        for (const each of running) each.results[kind].push(await each.run(kind, round));
    return [
      ...compareRates('in memory', all.memory, all.bareMemory, all.localMemory),
      ...compareRates('on disk', all.disk, all.bareDisk, all.localDisk),
      ...compareSizes(all.disk, all.large),
    ];
  } finally {
    for (const each of running) await each.close();
    await rm(root, { recursive: true, force: true });
  }
};
