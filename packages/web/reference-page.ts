import { answers, headerTable } from './answers.ts';
import { dereference, type WholeDocument, type WholeOperation } from './dereference.ts';
import { Html, html, prose } from './html.ts';
import type { OpenApiDocument, Parameter } from './openapi-document.ts';
import { contentSchema, schemaTable, typeOf } from './schema-table.ts';

interface Entry {
  method: string;
  path: string;
  operation: WholeOperation;
}

const style = new Html(`
:root{color-scheme:light dark;--line:#8884;--soft:#8881;--accent:#2563eb}
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 system-ui,sans-serif;display:grid;grid-template-columns:17rem minmax(0,56rem);gap:0 2.5rem}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem 1rem;border-right:1px solid var(--line);font-size:.875rem}
nav h2{font-size:.75rem;text-transform:uppercase;letter-spacing:.06em;margin:1.25rem 0 .25rem;opacity:.7}
nav a{display:block;padding:.15rem .4rem;border-radius:.3rem;color:inherit;text-decoration:none}
nav a:hover,nav a:focus{background:var(--soft)}
main{padding:1.5rem 1rem 6rem}
h1{margin:0 0 .5rem}
article{border-top:1px solid var(--line);padding:1.5rem 0}
article h3{margin:0;font-size:1.15rem}
code,pre{font:.875em/1.5 ui-monospace,monospace}
.route{margin:.35rem 0}.route b{color:var(--accent);margin-right:.5rem}
.small{font-size:.8125rem;opacity:.75}
h4{margin:1.1rem 0 .3rem;font-size:.875rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th{font-weight:600;opacity:.7}
td:first-child{width:38%}
pre{background:var(--soft);padding:.75rem 1rem;border-radius:.4rem;overflow:auto}
summary{cursor:pointer;font-size:.875rem;font-weight:600;margin-top:1rem}
@media(max-width:52rem){body{display:block}nav{position:static;height:auto;border:0}}`);

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
<td>${prose(description ?? '')}${'default' in schema && html` <i>default ${String(schema.default)}</i>`}</td></tr>`;

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
