import * as v from 'valibot';
import { type Files, fileExists, readText } from '../../files/files.ts';
import { type Refusal, refusal } from '../../import-file/refusal.ts';
import { resultKeys } from '../../import-file/work-keys.ts';
import { camelCase } from '../../text/camel-case.ts';
import type { StoredImport } from '../import.item.ts';
import type { Import } from '../import.schema.ts';
import { importOptionsSchema } from '../options.schema.ts';

const names = Object.keys(importOptionsSchema.entries).join(', ');

/** Codes of faults that are passed on as they are. */
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

const snakeCase = new Map(Object.keys(importOptionsSchema.entries).map((name) => [camelCase(name), name]));

/** Brings options into snake_case; null counts as absent. */
const normalised = (given: unknown): unknown => {
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const snake = snakeCase.get(name) ?? name;
      return [Object.hasOwn(given, snake) ? name : snake, value ?? undefined];
    }),
  );
};

const isObject = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

const optionsText = v.pipe(
  v.string(),
  v.parseJson(),
  v.check(isObject),
  v.transform(normalised),
  importOptionsSchema,
);

const rejectedSuffix = resultKeys('').rejected;

/**
 * Lists the keys where a file's options may be: beside it, and for a rejected file beside what it was
 * rejected from.
 */
const optionKeys = (sourceKey: string): string[] => {
  const keys = [`${sourceKey}.import.json`];
  for (let key = sourceKey; key.endsWith(rejectedSuffix); ) {
    key = key.slice(0, -rejectedSuffix.length);
    keys.push(`${key}.import.json`);
  }
  return keys;
};

const findOptionsText = async (files: Files, { source_key }: StoredImport): Promise<string | undefined> => {
  if (!source_key.startsWith('drops/')) return undefined;
  for (const key of optionKeys(source_key)) if (await fileExists(files, key)) return readText(files, key);
  return undefined;
};

/**
 * Reads the options that hold for a file: those in `<file>.import.json` beside it go before those that it
 * came with.
 */
export const readOptions = async (
  files: Files,
  stored: StoredImport,
): Promise<{ options: Import['options']; refused?: undefined } | { refused: Refusal }> => {
  const text = await findOptionsText(files, stored);
  if (text === undefined) return { options: stored.options };
  const parsed = v.safeParse(optionsText, text.replace(/^\ufeff/, ''));
  if (!parsed.success) return refused(parsed.issues);
  const given = Object.entries(parsed.output).filter(([, value]) => value !== undefined);
  return { options: { ...stored.options, ...Object.fromEntries(given) } };
};
