import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import { wholeTeam } from '#core/access/scope.ts';
import { completeContact } from '#core/attribute/complete-contact.ts';
import { undeclaredField } from '#core/catalogue/new-field.ts';
import { writeCsv } from '#core/export/csv.ts';
import { exportColumns } from '#core/export/export-columns.ts';
import { FileTally } from '#core/export/manifest.ts';
import { lineOf, rowsOf } from '#core/export/run/parts.ts';
import { writeVcards } from '#core/export/vcard.ts';
import { writeXlsx } from '#core/export/xlsx.ts';

const created_at = '2026-01-01T00:00:00.000Z';
const own = ['size', 'seats'];
const columns = exportColumns(
  wholeTeam('team_none'),
  own.map((name, order) => undeclaredField(name, order, created_at)),
);

/** A contact as most are, as the part of a chunk holds it. */
const lineAt = (n: number): string =>
  lineOf({
    contact: completeContact({
      ...{ id: `cont_01kbyp7w3mf0x8m4t3${String(n).padStart(8, '0')}`, team_id: 'team_none', created_at },
      ...{ name: `Søren Müller ${n}`, first_name: 'Søren', last_name: `Müller ${n}` },
      ...{ email: `soeren.mueller${n}@example.com`, phone: `+4479${String(n).padStart(8, '0')}` },
      ...{ job_title: 'Account Executive', lead_status: 'contacted', source: 'trade-show' },
      ...{ tags: ['enterprise', 'warm-lead'], notes: 'Met at the trade show; asked for a call in spring.' },
      ...{ last_called_at: created_at, last_call_outcome: 'answered', external_id: `crm-${n}` },
      custom_fields: { size: '500-1000', seats: n },
    }),
    company: 'Widgets, Inc',
  });

async function* pieces(rows: number): AsyncGenerator<string> {
  for (let n = 0; n < rows; n++) yield lineAt(n);
}

/** The same values written plainly: no guards, no types, no columns that are told apart. */
async function* bare(rows: number, isXml: boolean): AsyncGenerator<string> {
  for await (const { contact, company } of rowsOf(pieces(rows))) {
    const values = [...Object.values(contact), company].map((value) => String(value ?? ''));
    yield isXml
      ? `<row>${values.map((one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`).join('')}</row>`
      : `${values.join(',')}\r\n`;
  }
}

const writers = { csv: writeCsv, xlsx: writeXlsx, vcard: writeVcards.bind(undefined, '4.0') };

/** Makes a file and throws it away, as the last step of an export does or plainly. A process of its own, so that memory is its own too. */
const [format = '', mode, count = ''] = process.argv.slice(2);
const rows = Number(count);
const writer = Object.entries(writers).find(([name]) => name === format)?.[1];
if (!writer) throw new Error(`There is no format ${format}.`);
const start = performance.now();
const sink = createWriteStream('/dev/null');
const tally = new FileTally();
if (mode === 'bare') {
  const source = Readable.from(bare(rows, format === 'xlsx'), { objectMode: true });
  await (format === 'xlsx' ? pipeline(source, createDeflateRaw({ level: 5 }), sink) : pipeline(source, sink));
} else await pipeline(tally.bytes(writer(columns, tally.rows(rowsOf(pieces(rows))))), sink);
const milliseconds = performance.now() - start;
console.log(JSON.stringify({ rows, milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
