import { describe, expect, test } from 'vitest';
import { openApiDocument } from '#functions/http/openapi.ts';
import { routes } from '#functions/routes.ts';
import { html } from '#reference/html.ts';
import { referencePage } from '#reference/reference-page.ts';

const page = referencePage(openApiDocument(routes));

const voids = new Set(['wbr', 'meta', 'link', 'br', 'hr', 'img', 'input', '!doctype']);

/** The tags that are left open or closed out of turn; throws nothing, so that all show. */
const unbalanced = (markup: string): string[] => {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = ''] of markup
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .matchAll(/<(\/?)([!\w]+)[^>]*>/g)) {
    if (voids.has(name.toLowerCase())) continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
};

describe('the reference page', () => {
  test('shows every operation with its method, path and roles, and a link to it', () => {
    for (const { id, method, path, summary, access } of routes) {
      const article = page.split('<article ').find((one) => one.startsWith(`id="${id}"`));
      expect(article, id).toBeDefined();
      expect(article).toContain(`<b>${method}</b><code>${path}</code>`);
      expect(article).toContain(html`${summary}`.markup);
      expect(article).toContain(access === 'public' ? 'Open to everyone' : access.roles.join(', '));
      const isConfined = access !== 'public' && access.reach === 'departments';
      expect(article?.includes('within their own departments'), id).toBe(isConfined);
      expect(page).toContain(`href="#${id}"`);
    }
  });

  test('works offline: no scripts, nothing from elsewhere', () => {
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed)\b/i);
    expect(page).not.toMatch(/\b(src|href|action)="?(?:[a-z]+:|\/\/)/i);
    expect(page).not.toMatch(/url\(|@import/i);
  });

  test('is well-formed', () => {
    expect(page).toMatch(/^<!doctype html>/i);
    expect(unbalanced(page)).toEqual([]);
    const ids = [...page.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(page).not.toMatch(/undefined|\[object|NaN/);
  });

  test('marks what is required and names every property of a body', () => {
    for (const { id, body } of routes) {
      const article = page.split('<article ').find((one) => one.startsWith(`id="${id}"`)) ?? '';
      for (const name of Object.keys(body?.entries ?? {})) expect(article).toContain(`<code>${name}</code>`);
    }
    expect(page).toContain('<code>file_name</code> <b title="required">*</b>');
  });
});

test('no word is broken where a line could end elsewhere, and narrow rows are stacked', () => {
  expect(page).not.toMatch(/anywhere|break-all/);
  expect(page).toMatch(/@media\(max-width:[\d.]+rem\)\{thead\{display:none\}tr,td\{display:block\}/);
  const cells = [...page.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) =>
    cell.replaceAll('<wbr>', ' ').replace(/<[^>]+>/g, ''),
  );
  const words = cells.flatMap((cell) => cell.split(/\s+/));
  expect(words.filter((word) => word.length > 44)).toEqual([]);
});

test('the headers of answers are named where they come and told once', () => {
  const article = page.split('<article ').find((one) => one.startsWith('id="createContact"')) ?? '';
  for (const name of ['ETag', 'Location', 'Idempotent-Replayed', 'RateLimit-Limit'])
    expect(article).toContain(`<code>${name}</code>`);
  expect(page.split('Seconds after which to try again')).toHaveLength(2);
});

describe('a parameter on the page', () => {
  const row = (operation: string, name: string) => {
    const article = page.split('<article ').find((one) => one.startsWith(`id="${operation}"`)) ?? '';
    return article.split('<tr>').find((one) => one.includes(`<code>${name}</code>`));
  };

  test('shows what is said of it', () => {
    expect(row('listContacts', 'company_id')).toContain(
      'Ids of companies: several with commas mean any of them',
    );
    expect(row('listContacts', 'created_from')).toContain('A day or a moment, ISO 8601');
    expect(row('getContact', 'include')).toContain('What is answered beside the contact');
  });

  test('shows its bounds', () => {
    expect(row('listContacts', 'limit')).toContain('integer 1–200');
    expect(row('listContacts', 'offset')).toContain('integer ≥ 0');
    expect(row('listContacts', 'search')).toContain('text ≤ 255');
    expect(row('listContacts', 'tags')).toContain('list (≤ 50) of text');
  });
});

test('whatever stands in a description is text', () => {
  const [first] = routes;
  if (!first) throw new Error('There are no routes.');
  const evil = `</p><script>alert('x')</script> "&" <`;
  const shown = referencePage(openApiDocument([{ ...first, summary: evil, description: evil }]));
  expect(shown).not.toContain('<script>');
  expect(shown).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;&amp;&quot; &lt;');
  expect(unbalanced(shown)).toEqual([]);
});
