import { purgeTrash } from '#core/upkeep/purge-trash.ts';
import { sweepTokens } from '#core/upkeep/sweep-tokens.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled('purge-trash', table, async ({ at, deadline, tally }) => {
  const patient = table.until(deadline);
  const trash = await purgeTrash(patient, at, tally);
  return { ...trash, tokens: await sweepTokens(patient, at, tally) };
});
