import type { ImportAnswer } from '#core/import/import.schema.ts';

/** What became of a file, for the person who imported it. */
export const importReport = (finished: ImportAnswer, tookMs: number): string => {
  const { state, reason, counts, files } = finished;
  const lines = [
    `Import ${finished.id} ${state === 'failed' ? 'failed' : 'finished'} after ${seconds(tookMs)}.`,
  ];
  if (reason) lines.push(`Reason: ${reason.message} (${reason.code})`);
  if (counts.rows > 0 || state === 'finished') lines.push(...countLines(counts));
  if (files.results) lines.push(`Each row's outcome: ${whereIs(files.results)}`);
  if (files.rejected) {
    lines.push(`Rejected rows: ${whereIs(files.rejected)}`);
    if (counts.failed > 0) lines.push('Mend them in that file and import it again: only they are in it.');
  }
  return lines.join('\n');
};

const countLines = ({
  rows,
  created,
  updated,
  skipped,
  failed,
  warned,
}: ImportAnswer['counts']): string[] => {
  const entries = Object.entries({ rows, created, updated, skipped, failed, 'with warnings': warned });
  return entries.map(([name, count]) => `  ${name.padEnd(14)}${String(count).padStart(9)}`);
};

const whereIs = ({ bucket, key, url }: NonNullable<ImportAnswer['files']['results']>): string =>
  `s3://${bucket}/${key}\n  ${url}`;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
