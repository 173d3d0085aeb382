import { findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Table } from '../table/table.ts';
import { fold } from '../text/fold.ts';

/** The tags that rules add, folded. */
export type RuledTags = ReadonlySet<string>;

export const findRuledTags = async (table: Table, teamId: string): Promise<RuledTags> =>
  new Set((await findCatalogue(table, teamId)).rules.map(({ tag }) => fold(tag)));
