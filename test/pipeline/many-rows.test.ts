import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Import } from '#client/schema.ts';
import { type ImportTeam, importTeam, type Row } from './import-client.ts';
import { expectContacts, expectCounted, expectForetold, foretell } from './oracle.ts';
import { crowd, header, mend, sourceOf } from './people.ts';

/** More with `npm run test:full`. */
const rowCount = Number(process.env.IMPORT_ROWS ?? 2_000);
/** Slower than any machine that it should run on. */
const millisecondsPerRow = 18;

const source = sourceOf(crowd(rowCount));
const expected = foretell(source.rows);

describe(`${rowCount} rows with 5 % bad ones and 10 % duplicates`, {
  timeout: 60_000 + rowCount * millisecondsPerRow,
}, () => {
  let team: ImportTeam;
  let ended: Import;
  let results: Row[];

  beforeAll(async () => {
    team = await importTeam({ import_max_rows: rowCount });
    ended = await team.dropAndWait('people.csv', source.text);
    results = await team.results(ended);
  }, rowCount * millisecondsPerRow);

  test('are counted: rows = created + skipped + failed, as an independent count has them (I1; twenty#11372, chatwoot#10186, espocrm#2367)', () => {
    const parsed = Papa.parse(source.text, { skipEmptyLines: 'greedy' }).data;
    expect(parsed.length - 1).toBe(rowCount);
    expectCounted(ended, expected);
    expect(ended.progress).toEqual({ planned_rows: rowCount, done_rows: rowCount, percent: 100 });
  });

  test('have one outcome each, the one that was foretold (I2)', () => {
    expectForetold(results, source, expected);
  });

  test('became contacts: one for each row that was created, none doubled (I3)', async () => {
    expectContacts(await team.contacts(), source, results);
  });

  test('are rejected with line, column, code, message and the original cells, and all mended ones pass (I4)', async () => {
    const text = await team.download(ended.files.rejected);
    const [titles = [], ...rejected] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
    expect(titles).toEqual([...header, 'line', 'column', 'code', 'message']);
    const failed = source.rows.flatMap(({ cells, fault }, index) =>
      fault === undefined ? [] : [{ cells, fault, line: String(source.lines[index]) }],
    );
    const columns: Row = {
      phone_invalid: 'phone',
      phone_precision_lost: 'phone',
      email_invalid: 'email',
      lead_status_unknown: 'lead_status',
      control_characters: 'name',
    };
    expect(rejected).toEqual(
      failed.map(({ cells, fault, line }) => [
        ...cells,
        line,
        columns[fault] ?? '',
        fault,
        expect.stringMatching(/[.?]$/),
      ]),
    );
    const mended = Papa.unparse([titles, ...rejected.map(mend)]);
    const again = await team.dropAndWait('people.csv.rejected.csv', mended);
    expect(again.counts).toMatchObject({ rows: failed.length, created: failed.length, failed: 0 });
  });
});
