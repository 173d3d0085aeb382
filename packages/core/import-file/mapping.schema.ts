import * as v from 'valibot';
import { fieldKey } from '../attribute/field-name.ts';
import { noList } from '../text/no-list.ts';
import { line } from '../text/text.schema.ts';
import { columnKey, columnName, parseColumnName } from './column-name.ts';

/** Most bytes of a mapping, which is kept with each import. */
const mostBytes = 65_536;

const target = v.pipe(
  line(120),
  v.check((name) => parseColumnName(name) !== undefined, 'mapping_target_unknown'),
);

/** Makes the key of a target; undefined for those that several columns may share. */
const targetKey = (name: string | null): string | undefined => {
  const parsed = parseColumnName(name);
  const known = parsed && columnName(parsed);
  return known ? fieldKey(known) : undefined;
};

/** Lists the headers that mean the same column or property as an earlier one. */
const repeatedIn = (mapping: Readonly<Record<string, string | null>>): string[] => {
  const headers = new Set<string>();
  const targets = new Set<string>();
  return Object.entries(mapping).flatMap(([header, name]) => {
    const [column, property] = [columnKey(header), targetKey(name)];
    const isRepeated = headers.has(column) || (property !== undefined && targets.has(property));
    headers.add(column);
    if (property !== undefined) targets.add(property);
    return isRepeated ? [header] : [];
  });
};

/** A mapping: targets of columns by header. */
export const mappingSchema = v.pipe(
  noList(v.record(v.union([v.literal(''), line(1_000)]), v.nullable(target), 'type_object')),
  v.check((mapping) => Object.keys(mapping).length <= 500, 'too_long'),
  v.check((mapping) => Buffer.byteLength(JSON.stringify(mapping)) <= mostBytes, 'too_long'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    for (const key of repeatedIn(value))
      addIssue({
        message: 'mapping_repeated',
        path: [{ type: 'object', origin: 'value', input: value, key, value: value[key] }],
      });
  }),
  v.description(
    'What columns mean, by header: `phone`, `company.name`, `cf.<name>`, or `ignore` (or null) to leave one out. Others keep what their header is known to mean',
  ),
);
export type Mapping = v.InferOutput<typeof mappingSchema>;

/** Columns that a file needs, named as in a mapping, each filled in every row. */
export const requiredColumnsSchema = v.pipe(
  v.array(
    v.pipe(
      line(120),
      v.check(
        (name) => ![undefined, 'ignore'].includes(parseColumnName(name)?.kind),
        'mapping_target_unknown',
      ),
    ),
    'type_array',
  ),
  v.maxLength(50, 'too_long'),
);
