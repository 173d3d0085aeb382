import type { Import, Job, Preview } from '#client/schema.ts';

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
  const { id, state, reason, counts, warnings, files } = finished;
  const lines = [`Import ${id} ${state} after ${(tookMs / 1000).toFixed(1)} s.`];
  if (reason) lines.push(`Reason: ${reason.message} (${reason.code})`);
  if (counts.rows > 0 || state === 'finished') lines.push(...countLines(counts));
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

const locationOf = (file: Import['files']['results']): string =>
  file ? `s3://${file.bucket}/${file.key}` : '';

const entry = (name: string, count: number) => `  ${name.padEnd(22)}${String(count).padStart(9)}`;

/** What would become of a file. */
export const previewReport = ({ id }: Import, { rows, counts, columns, examples }: Preview): string =>
  [
    `Import ${id} has looked through ${rows} rows and written nothing:`,
    entry('new contacts', counts.valid),
    entry('duplicates in the file', counts.duplicates_in_file),
    entry('known contacts', counts.duplicates_in_store),
    entry('invalid', counts.invalid),
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
