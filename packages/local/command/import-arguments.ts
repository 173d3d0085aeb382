import { parseArgs } from 'node:util';
import type { ImportOptions } from '#client/schema.ts';
import { CommandError } from './command-error.ts';

const usage = [
  'Usage: npm run import -- FILE [--strict] [--duplicates skip|update|create|ask] [--preview] [--drop]',
  '       npm run import -- --start IMPORT [--duplicates …]   writes what --preview has looked through',
  '       npm run import -- --undo IMPORT                     takes back what an import wrote',
].join('\n');

const duplicateKinds = ['skip', 'update', 'create', 'ask'] as const;

const duplicatesOf = (given: string): NonNullable<ImportOptions['duplicates']> => {
  const kind = duplicateKinds.find((one) => one === given);
  if (!kind) throw new CommandError(`--duplicates is ${duplicateKinds.join(', ')}, not ${given}.`);
  return kind;
};

/** Without either, the team decides. */
const strictnessOf = (strict: boolean, lenient: boolean): Pick<ImportOptions, 'strictness'> => {
  if (strict && lenient) throw new CommandError('An import is either --strict or --lenient.');
  if (strict) return { strictness: 'strict' };
  return lenient ? { strictness: 'lenient' } : {};
};

/** What the command line asks for. */
export type ImportArguments =
  | { kind: 'file'; file: string; drop: boolean; options: ImportOptions }
  | { kind: 'start'; id: string; options: Pick<ImportOptions, 'duplicates'> }
  | { kind: 'undo'; id: string };

/** @throws CommandError with the usage */
export const importArguments = (args: string[]): ImportArguments => {
  const { values, positionals } = parseArgs({
    args,
    options: {
      strict: { type: 'boolean', default: false },
      lenient: { type: 'boolean', default: false },
      drop: { type: 'boolean', default: false },
      preview: { type: 'boolean', default: false },
      duplicates: { type: 'string' },
      start: { type: 'string' },
      undo: { type: 'string' },
    },
    allowPositionals: true,
  });
  const { strict, lenient, drop, preview, duplicates, start, undo } = values;
  const asked = [...positionals, start, undo].filter((one) => one !== undefined);
  if (asked.length !== 1) throw new CommandError(usage);
  const own = { start: ['start', 'duplicates'], undo: ['undo'], file: Object.keys(values) };
  const kind = undo !== undefined ? 'undo' : start !== undefined ? 'start' : 'file';
  const idle = Object.entries(values).filter(([name, value]) => value !== false && !own[kind].includes(name));
  if (idle.length > 0)
    throw new CommandError(`--${kind} takes no ${idle.map(([name]) => `--${name}`).join(', ')}.`);
  const decided = duplicates === undefined ? {} : { duplicates: duplicatesOf(duplicates) };
  if (start !== undefined) return { kind: 'start', id: start, options: decided };
  if (undo !== undefined) return { kind: 'undo', id: undo };
  const options = {
    ...decided,
    ...strictnessOf(strict, lenient),
    ...(preview && { validate_only: true }),
  };
  return { kind: 'file', file: asked[0] ?? '', drop, options };
};
