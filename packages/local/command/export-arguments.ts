import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type { ExportCreate } from '#client/schema.ts';
import { CommandError } from './command-error.ts';

const usage = [
  'Usage: npm run export -- [FILE] [--format csv|xlsx|vcard] [--fields name,phone,cf.size]',
  '         [--filter \'{"tags": ["VIP"]}\' | --ids ID,ID | --preset PRESET]',
  '         [--delimiter ,|;|tab] [--vcard 4.0|3.0]',
  'The ending of FILE says the format, too: .csv, .xlsx or .vcf. Without FILE it lies under .local/exports/.',
].join('\n');

const formatsByEnding: Readonly<Record<string, ExportCreate['format']>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  vcf: 'vcard',
};
const delimiters = { ',': ',', ';': ';', tab: '\t' } as const;
const vcardVersions = ['4.0', '3.0'] as const;

/** What the command line asks for. */
export interface ExportArguments {
  /** Where the file is to lie; undefined for its own name under `.local/exports/`. */
  file: string | undefined;
  request: ExportCreate;
}

const endingOf = (file: string): string => /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

const formatOf = (given: string | undefined, file: string | undefined): ExportCreate['format'] => {
  const ofFile = file === undefined ? 'csv' : formatsByEnding[endingOf(file)];
  const format = given === undefined ? ofFile : Object.values(formatsByEnding).find((one) => one === given);
  if (!format) throw new CommandError(usage);
  return format;
};

const listOf = (text: string): string[] => text.split(',').map((one) => one.trim());

const filterSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

const targetOf = ({ filter, ids, preset }: { filter?: string; ids?: string; preset?: string }) => {
  if ([filter, ids, preset].filter((one) => one !== undefined).length > 1)
    throw new CommandError('Give one of --filter, --ids and --preset.');
  if (ids !== undefined) return { ids: listOf(ids) };
  if (preset !== undefined) return { preset };
  const read = v.safeParse(filterSchema, filter ?? '{"all": true}');
  if (!read.success) throw new CommandError('--filter takes JSON, as the API does: {"tags": ["VIP"]}');
  return { filter: read.output };
};

const optionsOf = (
  delimiter: string | undefined,
  vcard: string | undefined,
): NonNullable<ExportCreate['options']> => {
  const between = Object.entries(delimiters).find(([name]) => name === delimiter)?.[1];
  const version = vcardVersions.find((one) => one === vcard);
  if (delimiter !== undefined && !between) throw new CommandError(usage);
  if (vcard !== undefined && !version) throw new CommandError(usage);
  return { ...(between && { delimiter: between }), ...(version && { vcard_version: version }) };
};

/** @throws CommandError with the usage */
export const exportArguments = (args: string[]): ExportArguments => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    options: {
      ...{ format: text, fields: text, filter: text, ids: text },
      ...{ preset: text, delimiter: text, vcard: text },
    },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (more.length > 0) throw new CommandError(usage);
  const { fields, delimiter, vcard } = values;
  return {
    file,
    request: {
      format: formatOf(values.format, file),
      ...targetOf(values),
      ...(fields !== undefined && { fields: listOf(fields) }),
      options: optionsOf(delimiter, vcard),
    },
  };
};
