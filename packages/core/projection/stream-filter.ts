import { nouns } from '../feed/nouns.ts';

const items = nouns.flatMap((noun) => noun.items);

const distinct = (texts: readonly string[]) => [...new Set(texts)];

const all = distinct(items.flatMap(({ sk, streamed = 'all' }) => (streamed === 'all' ? [sk] : [])));

const prefixes = items.flatMap(({ sk, streamed }) => (streamed === 'prefix' ? [{ prefix: sk }] : []));

const written = items.flatMap(({ sk, streamed }) => (streamed === 'written' ? [{ prefix: sk }] : []));

const runs = items.flatMap(({ sk, streamed }) =>
  typeof streamed === 'object' ? [{ sk, ends: streamed.ends }] : [],
);

/** Filters of the table's stream for what is projected; nothing that the projection itself writes. */
export const streamFilters = [
  { dynamodb: { Keys: { sk: { S: [...all, ...prefixes] } } } },
  { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: written } } } },
  { dynamodb: { Keys: { sk: { S: written } }, NewImage: { via: { S: [{ exists: true }] } } } },
  {
    dynamodb: {
      Keys: { sk: { S: runs.map(({ sk }) => sk) } },
      NewImage: { state: { S: distinct(runs.flatMap(({ ends }) => ends)) } },
    },
  },
];
