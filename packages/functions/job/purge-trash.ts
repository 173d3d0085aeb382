import { purgeTrash } from '#core/upkeep/purge-trash.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled('purge-trash', table, ({ at, deadline, tally }) =>
  purgeTrash(table.until(deadline), at, tally),
);
