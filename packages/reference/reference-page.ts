import { answers, headerTable } from './answers.ts';
import { dereference, type WholeDocument, type WholeOperation } from './dereference.ts';
import { Html, html, prose } from './html.ts';
import type { OpenApiDocument, Parameter } from './openapi-document.ts';
import { contentSchema, literal, schemaTable, typeOf } from './schema-table.ts';
import { style } from './style.ts';

interface Entry {
  method: string;
  path: string;
  operation: WholeOperation;
}

const entriesOf = ({ paths }: WholeDocument): Entry[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );

const parameterRow = ({ name, in: place, required, description, schema }: Parameter): Html => html`<tr>
<td><code>${name}</code>${required && html` <b title="required">*</b>`}</td>
<td>${place}: ${typeOf(schema)}</td>
<td>${prose(description ?? '')}${'default' in schema && html` <i>default ${literal(schema.default)}</i>`}</td></tr>`;

const parameterTable = (parameters: Parameter[]): Html | false =>
  parameters.length > 0 &&
  html`<h4>Parameters</h4><table>
<thead><tr><th>Name</th><th>Type</th><th>Notes</th></tr></thead>
<tbody>${parameters.map(parameterRow)}</tbody></table>`;

const confined = (roles: readonly string[]): string => {
  const some = roles.filter((role) => role !== 'admin');
  return some.length > 0 ? ` (${some.join(' and ')} within their own departments)` : '';
};

const rolesOf = ({ 'x-roles': roles, 'x-reach': reach }: WholeOperation): string =>
  roles
    ? `For ${roles.join(', ')}${reach === 'departments' ? confined(roles) : ''}; needs a token`
    : 'Open to everyone';

const article = ({ method, path, operation }: Entry): Html => {
  const body = contentSchema(operation.requestBody?.content);
  return html`<article id="${operation.operationId}">
<h3>${operation.summary}</h3>
<p class="route"><b>${method}</b><code>${path}</code></p>
<p class="small">${rolesOf(operation)}</p>
${operation.description && html`<p>${prose(operation.description)}</p>`}
${parameterTable(operation.parameters)}
${body && html`<h4>Body</h4>${schemaTable(body, true)}`}
<h4>Answers</h4>${answers(operation)}
</article>`;
};

const section = (name: string, entries: Entry[]): Html => html`<h2>${name}</h2>${entries.map(article)}`;

const links = (name: string, entries: Entry[]): Html =>
  html`<h2>${name}</h2>${entries.map(({ operation }) => html`<a href="#${operation.operationId}">${operation.summary}</a>`)}`;

/** The reference as one page that needs nothing else: no scripts, no fonts, no network. */
export const referencePage = (described: OpenApiDocument): string => {
  const document = dereference(described);
  const entries = entriesOf(document);
  const groups = document.tags.map(({ name }) => ({
    name,
    entries: entries.filter(({ operation }) => operation.tags.includes(name)),
  }));
  const failure = contentSchema({ 'application/json': { schema: document.components.schemas.Failure } });
  return html`${new Html('<!doctype html>')}
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${document.info.title} API</title><style>${style}</style></head>
<body><nav><a href="#top"><b>${document.info.title}</b></a>${groups.map(({ name, entries: some }) => links(name, some))}</nav>
<main id="top"><h1>${document.info.title} API</h1>
<p>${document.info.description}</p>
<p>Send <code>Authorization: Bearer &lt;token&gt;</code> with every request. The same description as data:
<a href="/openapi.json">OpenAPI 3.1</a>.</p>
${failure && html`<details><summary>What every failure looks like</summary>${schemaTable(failure, false)}</details>`}
<details><summary>What the headers of answers say</summary>${headerTable(document.components.headers)}</details>
${groups.map(({ name, entries: some }) => section(name, some))}
</main></body></html>`.markup;
};
