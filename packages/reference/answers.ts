import type { WholeOperation } from './dereference.ts';
import { type Html, html, prose } from './html.ts';
import type { Header, Response } from './openapi-document.ts';
import { contentSchema, schemaTable, typeOf } from './schema-table.ts';

const withHeaders = ({ headers }: Response): Html | undefined =>
  headers &&
  html`<p class="small">With ${Object.keys(headers).map((name, index) => [index > 0 && ', ', html`<code>${name}</code>`])}</p>`;

const success = (status: string, answer: Response): Html => {
  const schema = contentSchema(answer.content);
  return schema
    ? html`<details><summary>${status} ${answer.description}</summary>${withHeaders(answer)}${schemaTable(schema, false)}</details>`
    : html`<p><b>${status}</b> ${prose(answer.description)}</p>`;
};

/** Shows the answers of an operation; headers of failures are shown once, by `headerTable`. */
export const answers = ({ responses }: WholeOperation): Html[] =>
  Object.entries(responses).map(([status, answer]) =>
    status.startsWith('2')
      ? success(status, answer)
      : html`<p><b>${status}</b> ${prose(answer.description)}</p>`,
  );

export const headerTable = (headers: Record<string, Header>): Html => html`<table>
<thead><tr><th>Header</th><th>Type</th><th>Notes</th></tr></thead>
<tbody>${Object.entries(headers).map(
  ([name, { description, schema }]) => html`<tr>
<td><code>${name}</code></td><td>${typeOf(schema)}</td><td>${prose(description)}</td></tr>`,
)}</tbody></table>`;
