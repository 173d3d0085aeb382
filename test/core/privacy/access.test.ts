import { describe, expect, test } from 'vitest';
import { accessHtml } from '#core/privacy/access-html.ts';
import { accessLanguages, accessPackage } from '#core/privacy/access-package.ts';
import { germanStores } from '#core/privacy/access-words.ts';
import { writeAccessZip } from '#core/privacy/access-zip.ts';
import { storeNames } from '#core/privacy/stores.ts';
import { Archive } from '#workbook/archive.ts';
import { bytesOf } from '../export/export-fixture.ts';
import { accessTo } from '../import-fixture.ts';

const consents = [
  { purpose: 'calls', status: 'granted', wording: 'May we call you?\nYes.', wording_version: '1' },
  { purpose: 'calls', status: 'granted', wording: 'May we call or text you?', wording_version: '2' },
  { purpose: 'calls', status: 'withdrawn', wording: null, wording_version: null },
];
const findings = {
  team: 'Müller & <Co>',
  subject: 'cont_1',
  requested_at: '2026-01-01T00:00:00.000Z',
  produced_at: '2026-01-02T00:00:00.000Z',
  records: {
    contact: [{ name: '<script>alert(1)</script>', tags: ['a"b', "c'd"], do_not_call: true, email: null }],
    consents,
    calls: [],
  },
};

describe('an access package', () => {
  test('has a section for every store that an erasure cleans; those without records say none', () => {
    const { sections, status } = accessPackage(findings);
    expect(sections.map(({ store }) => store)).toEqual(storeNames);
    expect(sections.filter(({ records }) => records !== 'none').map(({ store }) => store)).toEqual([
      'contact',
      'consents',
    ]);
    expect(status).toBe('complete');
  });

  test('tells each consent with the wording of then, and the withdrawal beside it', () => {
    const own = accessPackage(findings).sections.find(({ store }) => store === 'consents');
    expect(own?.records).toEqual(consents);
    const html = accessHtml(accessPackage(findings), 'en');
    expect(html).toContain('May we call you?\nYes.');
    expect(html).toContain('May we call or text you?');
  });

  test('is partial where something is missing, and names it', () => {
    const missing = [{ store: 'calls', what: 'recordings/4711.mp3', why: 'It is gone.' }];
    const data = accessPackage({ ...findings, missing });
    expect(data).toMatchObject({ status: 'partial', missing });
    expect(accessHtml(data, 'de')).toContain('recordings/4711.mp3');
  });

  test('takes no records of a store that has no eraser', () => {
    expect(() => accessPackage({ ...findings, records: { ghosts: [{}] } })).toThrow('ghosts');
    expect(() => accessPackage({ ...findings, records: { constructor: [{}] } })).toThrow('constructor');
  });
});

describe('its readable form', () => {
  test.each(accessLanguages)('has every section, and shows values as text: %s', (language) => {
    const html = accessHtml(accessPackage(findings), language);
    for (const name of storeNames) expect(html).toContain(`<section id="${name}">`);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<(?:script|img|iframe|link|a)\b|\bon\w+=/i);
    expect(html).toContain('Müller &amp; &lt;Co&gt;');
    expect(html).toContain("default-src 'none'");
  });

  test.each([
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '</dd></section><h1>x',
    '&lt;b&gt;',
    '{team}$&',
    '\u202egnp.exe',
    'a\u0000b',
    '\ud800',
  ])('escapes %j in values, names and stores', (text) => {
    const html = accessHtml(
      accessPackage({
        ...findings,
        team: text,
        subject: text,
        records: { contact: [{ [text]: { [text]: [text] } }] },
      }),
      'en',
    );
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag));
    const known = 'html head meta title style body h1 h2 p dl dt dd ul li section article bdi strong'.split(
      ' ',
    );
    expect([...tags].filter((tag) => !known.includes(tag ?? ''))).toEqual([]);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.isWellFormed()).toBe(true);
    expect(html).not.toContain('\u0000');
  });

  test('is German throughout, where its words are', () => {
    expect(Object.keys(germanStores).sort()).toEqual([...storeNames].sort());
    const html = accessHtml(accessPackage(findings), 'de');
    expect(html).toContain('keine');
    expect(html).toContain('Wortlaut');
  });
});

test('both forms lie in one archive, with what is attached', async () => {
  const attached = [
    {
      name: 'recordings/1.txt',
      bytes: (async function* () {
        yield Buffer.from('hello');
      })(),
    },
  ];
  const file = await bytesOf(writeAccessZip(accessPackage(findings), 'de', attached));
  const archive = await Archive.open(accessTo(file));
  const textOf = async (name: string) => {
    const part = await archive.part(name);
    return part ? (await bytesOf(part)).toString() : undefined;
  };
  expect(JSON.parse((await textOf('data.json')) ?? '')).toEqual(
    JSON.parse(JSON.stringify(accessPackage(findings))),
  );
  expect(await textOf('Ihre-Daten.html')).toContain('Ihre Daten');
  expect(await textOf('recordings/1.txt')).toBe('hello');
  archive.close();
});
