import type { Import, Job, Preview } from '#client/schema.ts';

type RowReason = Import['row_reasons'][number];

/** Result files on this machine; absent for those that the import did not leave. */
export interface ResultFiles {
  readonly results?: string;
  readonly rejected?: string;
}

/** A path as a shell takes it for one word. */
const quoted = (path: string): string =>
  /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;

/** What became of a file, for the person who imported it. */
export const importReport = (finished: Import, tookMs: number, saved: ResultFiles): string => {
  const { id, state, reason, counts, row_reasons, warnings, files } = finished;
  const lines = [`Import ${id} ${state} after ${(tookMs / 1000).toFixed(1)} s.`];
  if (reason) lines.push(`Reason: ${reason.message} (${reason.code})`);
  if (counts.rows > 0 || state === 'finished') lines.push(...countLines(counts));
  lines.push(...reasonLines(row_reasons), ...tableLines(finished));
  for (const { column, message } of warnings) lines.push(column === null ? message : `${column}: ${message}`);
  if (saved.results)
    lines.push(`Outcome of each row: ${saved.results}`, `  from ${locationOf(files.results)}`);
  if (saved.rejected) {
    lines.push(`Rejected rows:       ${saved.rejected}`, `  from ${locationOf(files.rejected)}`);
    lines.push(`Mend them there, then: npm run import -- ${quoted(saved.rejected)}`);
  }
  return lines.join('\n');
};

const countLines = (counts: Import['counts']): string[] => {
  const { warned, parked, ...outcomes } = counts;
  const entries = Object.entries({
    ...outcomes,
    'with warnings': warned,
    ...(parked > 0 && { 'to be decided': parked }),
  });
  return entries.map(([name, count]) => `  ${name.padEnd(14)}${String(count).padStart(9)}`);
};

const reasonTitles = {
  failed: 'Why rows failed:',
  skipped: 'Why rows were skipped:',
  warned: 'What rows warn of:',
} as const;

const linesOf = ({ rows, lines }: RowReason): string => {
  const more = rows - lines.length;
  return `line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

/** Why rows came to their outcomes, by code, each with how many rows and where the first of them are. */
const reasonLines = (reasons: readonly RowReason[]): string[] =>
  (['failed', 'skipped', 'warned'] as const).flatMap((kind) => {
    const found = reasons.filter((reason) => reason.kind === kind);
    const entries = found.map(
      (reason) =>
        `  ${reason.code.padEnd(22)}${String(reason.rows).padStart(9)}  ${linesOf(reason)}: ${reason.message}`,
    );
    return found.length > 0 ? [reasonTitles[kind], ...entries] : [];
  });

/**
 * Tells whether a file did what it was imported for: it came to its end, and at least one of its rows is in
 * the book now.
 */
export const isSuccess = ({ state, counts: { created, updated, skipped } }: Import): boolean =>
  state === 'finished' && created + updated + skipped > 0;

const locationOf = (file: Import['files']['results']): string =>
  file ? `s3://${file.bucket}/${file.key}` : '';

const entry = (name: string, count: number) => `  ${name.padEnd(22)}${String(count).padStart(9)}`;

/** Where the table was found. */
const tableLines = ({ header_line, sheet }: Pick<Import, 'header_line' | 'sheet'>): string[] =>
  header_line === null
    ? []
    : [`Header: line ${header_line}${sheet === null ? '' : ` of the sheet "${sheet}"`}`];

/** What would become of a file. */
export const previewReport = (
  { id, warnings }: Import,
  { rows, counts, columns, examples, header_line, sheet }: Preview,
): string =>
  [
    `Import ${id} has looked through ${rows} rows and written nothing:`,
    entry('new contacts', counts.valid),
    entry('duplicates in the file', counts.duplicates_in_file),
    entry('known contacts', counts.duplicates_in_store),
    entry('invalid', counts.invalid),
    ...(counts.repeated_headers > 0 ? [entry('the header once more', counts.repeated_headers)] : []),
    ...tableLines({ header_line, sheet }),
    ...warnings.map(({ column, message }) => (column === null ? message : `${column}: ${message}`)),
    'Columns:',
    ...columns.map(
      ({ header, field, fill_rate }) =>
        `  ${header} → ${field ?? 'left out'}, filled in ${(100 * fill_rate).toFixed(0)} %`,
    ),
    ...examples
      .filter(({ kind }) => kind === 'invalid')
      .map(({ line, faults }) => `Line ${line}: ${faults.map(({ message }) => message).join(' ')}`),
    `Write it: npm run import -- --start ${id}`,
  ].join('\n');

/** What became of an undo. */
export const undoReport = ({ state, reason, counts, failures }: Job): string =>
  [
    `Undo ${state}: ${counts.done} contacts and companies are as they were before.`,
    ...(reason ? [`Reason: ${reason.message} (${reason.code})`] : []),
    ...failures.map(({ id, message }) => `  ${id}: ${message}`),
  ].join('\n');
