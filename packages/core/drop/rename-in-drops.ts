import { isDeepStrictEqual } from 'node:util';
import { scanList } from '../list/scan.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/transacted.ts';
import type { Via } from '../table/via.ts';
import { type Renaming, renamedTags } from '../tag/renaming.ts';
import { dropList, findDropItem, findDropItems, replaceDropWrite } from './drop.item.ts';
import type { Drop } from './drop.schema.ts';

interface Request extends Renaming {
  teamId: string;
  via: Via;
  now: Date;
}

const renameDrop = (table: Table, { teamId, via, now, ...renaming }: Request, { id }: Drop) =>
  untilSettled(async () => {
    const seen = await findDropItem(table, teamId, id);
    if (!seen) return true;
    const options = renamedTags(renaming, seen.options);
    if (isDeepStrictEqual(options, seen.options)) return true;
    const drop = { ...seen, options, version: seen.version + 1, updated_at: now.toISOString() };
    return (await transacted(table, [replaceDropWrite(table, { drop, seen, via })])) || undefined;
  });

/** What folders give all contacts of their files goes along with tags that get another name. Teams have a handful. */
export const renameInDrops = async (table: Table, request: Request): Promise<void> => {
  const entries = await scanList(table, { partition: dropList(request.teamId), attributes: [] });
  const drops = await findDropItems(
    table,
    entries.map(({ pk }) => ({ pk, sk: 'FOLDER' })),
  );
  for (const drop of drops)
    if (!isDeepStrictEqual(renamedTags(request, drop.options), drop.options))
      await renameDrop(table, request, drop);
};
