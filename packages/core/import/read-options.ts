import * as v from 'valibot';
import { type Files, fileExists, readText } from '../files/files.ts';
import { type Refusal, refusal } from '../import-file/refusal.ts';
import type { StoredImport } from './import.item.ts';
import type { Import } from './import.schema.ts';
import { importOptionsSchema } from './import-options.schema.ts';

const names = Object.keys(importOptionsSchema.entries).join(', ');

/** What is told by a code of its own. */
const ownCodes: readonly string[] = ['mapping_target_unknown', 'mapping_repeated'];

const refused = ([issue]: readonly v.BaseIssue<unknown>[]) => {
  const path = (issue?.path ?? []).map(({ key }) => String(key)).join('.');
  const code = ownCodes.find((one) => one === issue?.message) ?? 'options_invalid';
  const fault = path === '' ? '' : ` At fault is ${path}.`;
  return refusal(
    code,
    `The options beside the file (.import.json) are not valid.${fault} They are a JSON object of: ${names}.`,
  );
};

/** The options that hold for a file: those that it came with, and before them those in `<file>.import.json` beside it. */
export const readOptions = async (
  files: Files,
  stored: StoredImport,
): Promise<{ options: Import['options']; refused?: undefined } | { refused: Refusal }> => {
  const key = `${stored.source_key}.import.json`;
  if (!stored.source_key.startsWith('drops/') || !(await fileExists(files, key)))
    return { options: stored.options };
  const text = (await readText(files, key)).replace(/^\ufeff/, '');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), importOptionsSchema), text);
  return parsed.success ? { options: { ...stored.options, ...parsed.output } } : refused(parsed.issues);
};
