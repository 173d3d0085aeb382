import { StreamLog } from '../stream/stream-log.ts';
import type { TableDefinition } from '../table/definition.ts';
import type { Context } from './context.ts';

/** Begins the stream that a new definition has. */
export const startStream = (definition: TableDefinition, { catalog, database }: Context): void => {
  const { stream, name, key } = definition;
  if (!stream) return;
  new StreamLog(database, stream.number, stream.view).create();
  catalog.setStream({ ...stream, table: name, key });
};

/** Ends a table's stream; what it holds stays readable for a day. */
export const endStream = ({ stream }: TableDefinition, { catalog, now }: Context): void => {
  const entry = stream && catalog.findStream(stream.label);
  if (entry) catalog.setStream({ ...entry, endedAt: now() });
};
