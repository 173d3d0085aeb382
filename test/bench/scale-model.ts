/** What AWS publishes of DynamoDB: units a second that a partition key takes. */
const keyLimit = 1_000;
/** An on-demand table that was never warmed takes so much, and after half an hour at that rate twice as much. */
const coldStart = 4_000;
const coldPeriod = 1_800;

// Assumed, not measured in AWS: seconds.
const round = 0.015;
const chunkOverhead = 0.3;
const fileRead = 0.03;
/** Of a virtual processor, what a function of 1,024 MB has; of one of this machine's, what Lambda's is worth. */
const chunkProcessor = 1_024 / 1_769;

/** Of a full chunk: processor time, and requests one after the other. */
export interface ChunkTime {
  seconds: number;
  rounds: number;
}

/** What one import of a sample took. */
export interface Sample {
  /** Write units a row, by index and under `table`, and what the projector adds to the table. */
  units: Readonly<Record<string, number>>;
  projected: number;
  /** Of each index, the share of its hottest key. */
  shares: Readonly<Record<string, number>>;
  rowsPerChunk: number;
  chunk: ChunkTime;
  /** Of one whose rows mean rows before them. */
  repeats: Readonly<Record<'skip' | 'update', ChunkTime>>;
  /** Of a million rows, on one processor. */
  planSeconds: number;
  finishSeconds: number;
}

export interface Setting {
  rows: number;
  /** Chunks that the state machine has written at a time. */
  atOnce: number;
  /** Of the rows, those that mean a row before them: their chunks are written one after the other. */
  repeats: number;
  /** What becomes of those. */
  duplicates: 'skip' | 'update';
  /** Chunks of outcomes that the last step reads at a time. */
  readAhead: number;
  /** Units a second that the account lets the table and each index take. */
  quota: number;
  /** Whether the stage keeps them warm for that. */
  isWarm: boolean;
}

export interface Forecast {
  /** Rows a second that each limit lets through; the least is the bottleneck. */
  limits: Record<string, number>;
  bottleneck: string;
  seconds: { plan: number; rows: number; repeats: number; finish: number; all: number };
}

/** How long units take that come as fast as a table lets them which doubles what it takes every half hour. */
const coldSeconds = (units: number, quota: number): number => {
  let left = units;
  let rate = coldStart;
  for (let seconds = 0; ; seconds += coldPeriod, rate = Math.min(quota, 2 * rate)) {
    if (left <= rate * coldPeriod) return seconds + left / rate;
    left -= rate * coldPeriod;
  }
};

type Limits = Record<string, number>;

const secondsOf = ({ seconds, rounds }: ChunkTime): number => seconds / chunkProcessor + rounds * round;

/** Rows a second that each limit lets through. */
const limitsOf = (
  { units, projected, shares, ...sample }: Sample,
  { atOnce, quota }: Setting,
  chunk: number,
) => {
  const limits: Limits = {
    [`${atOnce} chunks at a time`]: (atOnce * sample.rowsPerChunk) / chunk,
    'the table': quota / ((units.table ?? 0) + projected),
  };
  for (const [name, share] of Object.entries(shares)) {
    const unitsOfRow = units[name] ?? 0;
    limits[`index ${name}`] = quota / unitsOfRow;
    limits[`the hottest key of ${name}`] = keyLimit / (unitsOfRow * share);
  }
  return limits;
};

/** How long an import of many rows into one team takes, by what a sample took and by the published limits. */
export const forecast = (sample: Sample, setting: Setting): Forecast => {
  const { rows, repeats, readAhead, quota, isWarm } = setting;
  const chunk = secondsOf(sample.chunk) + chunkOverhead;
  const limits = limitsOf(sample, setting, chunk);
  const [bottleneck, rate] = Object.entries(limits).reduce((one, other) => (other[1] < one[1] ? other : one));
  const steady = (rows * (1 - repeats)) / rate;
  const cold = isWarm ? 0 : coldSeconds(rows * ((sample.units.table ?? 0) + sample.projected), quota);
  const reads = (2 * rows) / sample.rowsPerChunk / readAhead;
  const seconds = {
    plan: (sample.planSeconds * rows) / 1_000_000,
    rows: Math.max(steady, cold),
    // One run of the function writes as many as it comes to.
    repeats: ((rows * repeats) / sample.rowsPerChunk) * secondsOf(sample.repeats[setting.duplicates]),
    finish: (sample.finishSeconds * rows) / 1_000_000 + reads * fileRead,
  };
  return {
    limits,
    bottleneck: cold > steady ? 'a table that was never warmed' : bottleneck,
    seconds: { ...seconds, all: Object.values(seconds).reduce((sum, one) => sum + one, 0) },
  };
};
