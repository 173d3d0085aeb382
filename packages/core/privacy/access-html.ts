import type { AccessLanguage, AccessPackage } from './access-package.ts';
import { germanProperties, germanStores, words } from './access-words.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: no page can show them
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Text as HTML shows it, whatever is in it. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(unseen, '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Keeps what is written from right to left from turning round what stands beside it. */
const isolated = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

const named = (
  language: AccessLanguage,
  german: Readonly<Record<string, string>>,
  name: string,
  own = name,
) => escaped(language === 'de' && Object.hasOwn(german, name) ? (german[name] ?? own) : own);

const htmlOf = (value: unknown, language: AccessLanguage): string => {
  const { empty, yes, no } = words[language];
  if (value === null || value === undefined || value === '') return empty;
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value))
    return value.length === 0
      ? empty
      : `<ul>${value.map((one) => `<li>${htmlOf(one, language)}</li>`).join('')}</ul>`;
  return typeof value === 'object' ? listOf(value, language) : isolated(String(value));
};

const listOf = (record: object, language: AccessLanguage): string => {
  const entries = Object.entries(record);
  if (entries.length === 0) return words[language].empty;
  const rows = entries.map(
    ([name, value]) =>
      `<dt>${named(language, germanProperties, name)}</dt><dd>${htmlOf(value, language)}</dd>`,
  );
  return `<dl>${rows.join('')}</dl>`;
};

const sectionOf = (
  { store, what, records }: AccessPackage['sections'][number],
  language: AccessLanguage,
): string => {
  const body =
    records === 'none'
      ? `<p>${words[language].none}</p>`
      : records.map((record) => `<article>${listOf(record, language)}</article>`).join('');
  return `<section id="${escaped(store)}"><h2>${named(language, germanStores, store, what)}</h2>${body}</section>`;
};

const missingOf = ({ missing }: AccessPackage, language: AccessLanguage): string => {
  if (missing.length === 0) return '';
  const items = missing.map(({ what, why }) => `<li>${isolated(what)}: ${isolated(why)}</li>`).join('');
  const { partial, missing: title } = words[language];
  return `<section id="missing"><h2>${title}</h2><p><strong>${partial}</strong></p><ul>${items}</ul></section>`;
};

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}article{border-top:1px solid;padding-top:.5rem}';

/**
 * Writes an access package for people to read: one page that needs nothing else and runs nothing, whatever the values
 * are.
 */
export const accessHtml = (data: AccessPackage, language: AccessLanguage): string => {
  const { title, about, subject, requested_at, produced_at } = words[language];
  const facts = [
    [subject, data.subject],
    [requested_at, data.requested_at],
    [produced_at, data.produced_at],
  ].map(([name = '', value = '']) => `<dt>${name}</dt><dd>${isolated(value)}</dd>`);
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">`,
    `<title>${title}</title><style>${style}</style></head><body><h1>${title}</h1>`,
    `<p>${about.replace('{team}', () => isolated(data.team))}</p><dl>${facts.join('')}</dl>`,
    missingOf(data, language),
    ...data.sections.map((section) => sectionOf(section, language)),
    '</body></html>\n',
  ].join('\n');
};
