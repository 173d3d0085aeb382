import { catalogueKeys } from '../catalogue/catalogue.item.ts';
import { exportNoun } from '../export/export.item.ts';
import { imports } from '../import/import.item.ts';
import { jobs } from '../job/job.item.ts';
import { recordKeys } from '../list/listed-noun.ts';
import { presets } from '../preset/preset.ts';
import type { Item } from '../table/item.ts';
import { batchGet } from '../table/table.ts';
import { clearing, type FindItems } from './item-keeper.ts';
import type { StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';
import { erasedText, tracesOf } from './traces.ts';

/** Records of a noun that tell the person in one of these properties. A team has hundreds of each: all are read. */
const records = (noun: { kind: string }, isMeant: (item: Item, subject: Subject) => boolean): FindItems =>
  async function* ({ table }, subject) {
    const keys = await recordKeys(table, noun, subject.team_id);
    for (let from = 0; from < keys.length; from += 100)
      for (const item of await batchGet(table, keys.slice(from, from + 100)))
        if (isMeant(item, subject)) yield item;
  };

const picked = (item: Item, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));

const asked = ({ team_id, contact_ids }: Subject) => [team_id, contact_ids];

/** Keeps records about others whose texts may name the person: the texts are cut, the records stay. */
const naming = (noun: { kind: string }, names: readonly string[]): StoreKeeper =>
  clearing(
    records(noun, (item, subject) => tracesOf(subject).toldIn(picked(item, names))),
    (item, subject) => ({ ...item, ...tracesOf(subject).without(picked(item, names)) }),
    asked,
  );

interface Failure {
  id?: unknown;
  message?: unknown;
}

const failuresOf = (item: Item): Failure[] =>
  [item.failures, item.warnings].flatMap((list) => (Array.isArray(list) ? list : []));

const jobTexts = ['failures', 'warnings', 'reason'];

/** Messages about the contact itself go as a whole: they may quote any of its values. */
const bareFailures = (item: Item, { contact_ids }: Subject): Record<string, unknown> =>
  Object.fromEntries(
    ['failures', 'warnings'].flatMap((name) => {
      const list = item[name];
      if (!Array.isArray(list)) return [];
      const isOwn = ({ id }: Failure) => contact_ids.includes(String(id));
      return [[name, list.map((one) => (isOwn(one) ? { ...one, message: erasedText } : one))]];
    }),
  );

const isToldByJob = (item: Item, subject: Subject): boolean =>
  failuresOf(item).some(
    ({ id, message }) => subject.contact_ids.includes(String(id)) && message !== erasedText,
  ) || tracesOf(subject).toldIn(picked(item, jobTexts));

export const recordKeepers = {
  presets: naming({ kind: presets.kind }, ['name', 'filter']),
  catalogue: clearing(
    async function* ({ table }, subject) {
      const items = await batchGet(table, [catalogueKeys.primary(subject.team_id)]);
      yield* items.filter(({ rules }) => tracesOf(subject).toldIn(rules));
    },
    (item, subject) => ({ ...item, rules: tracesOf(subject).without(item.rules) }),
    asked,
  ),
  imports: naming({ kind: imports.kind }, ['file_name', 'reason', 'row_reasons', 'columns', 'warnings']),
  jobs: clearing(
    records({ kind: jobs.kind }, isToldByJob),
    (item, subject) => {
      const bare = { ...item, ...bareFailures(item, subject) };
      return { ...bare, ...tracesOf(subject).without(picked(bare, jobTexts)) };
    },
    asked,
  ),
  export_records: naming({ kind: exportNoun.kind }, ['filter', 'file_name', 'manifest']),
} as const satisfies Readonly<Record<string, StoreKeeper>>;
