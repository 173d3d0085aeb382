import { beforeAll, describe, expect, test } from 'vitest';
import { contactCreateSchema } from '#core/attribute/contact.schema.ts';
import { companyCreateSchema } from '#core/company/company.schema.ts';
import { fold } from '#core/text/fold.ts';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';

const contacts = '/api/crm/contacts';
const companies = '/api/crm/companies';

const naughty = Object.values({
  blank: [' ', '\t', '\n', '\u00a0\u3000', '\u200b', '\u3164', '\ufeff', ' led', 'a\nb'],
  control: ['\u0000', 'a\u0000b', '\u001b[31mred', '\u007f', '\u0085', 'a\u2028b', '\uffff'],
  broken: ['\ud800', 'a\ud83d', '\udc00b'],
  direction: ['\u202eabc', '\u2066abc\u2069', 'עברית', 'مرحبا'],
  scripts: ['한국어', 'e\u0301', 'Z\u0324\u0354a\u0334lgo', '\u0301', 'İ'],
  emoji: ['👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣'],
  swelling: ['ﷺ'.repeat(255), '서'.repeat(255), '😀'.repeat(127), '\u0958'.repeat(250)],
  long: ['a'.repeat(255), 'a'.repeat(256), 'a'.repeat(45_000), '\u0301'.repeat(255)],
  injection: [
    "Robert'); DROP TABLE contacts;--",
    '<script>alert(1)</script>',
    '=HYPERLINK("x")',
    '"\'`\\',
    '%00',
  ],
  names: ['#', 'T#team#C#x', 'a#b@c.de', '../..', 'null', '1e309', 'constructor', '__proto__'],
}).flat();

const oddValues: unknown[] = [0, true, {}, [], ['a'], { toString: 'x' }];

/** What is read as text, without those that name other records. */
const references = ['team_id', 'company_id', 'company', 'department_id', 'owner_id'];
/** Extensions are read beside their numbers; `phone-extension.test.ts` has them. */
const ofNumbers = ['phone_extension', 'phone_secondary_extension'];
const lists = ['do_not_call', 'custom_fields', 'tags', 'add_tags', 'remove_tags'];
const contactTexts = Object.keys(contactCreateSchema.entries).filter(
  (name) => ![...references, ...ofNumbers, ...lists].includes(name),
);
const companyTexts = Object.keys(companyCreateSchema.entries).filter((name) => name !== 'team_id');

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional', phone: 'warn' });
});

/**
 * Sends everything; what is refused as the caller's fault is left out, and the rest sent again. Answers what was
 * taken, and the record read back.
 */
const sendAll = async (path: string, noun: string, all: Record<string, unknown>) => {
  const refused = await team.post(path, all);
  const faults: { param: string }[] = refused.status === 422 ? refused.body.error.details : [];
  const bad = new Set(faults.map(({ param }) => param.split('.')[0]));
  const taken = Object.fromEntries(Object.entries(all).filter(([name]) => !bad.has(name)));
  const { status, body } =
    refused.status === 422 ? await team.post(path, { name: 'Ann', ...taken }) : refused;
  expect([status, body.error]).toEqual([201, undefined]);
  return { taken, record: (await team.get(`${path}/${body[noun].id}`)).body[noun] };
};

/** How a text comes back: as it was sent, but for those that are normalised. */
const comesBack = (name: string, text: string, record: Record<string, unknown>) => {
  if (name === 'phone') expect(record.phone_raw).toBe(text);
  else if (name === 'phone_secondary') expect(record.phone_secondary).toMatch(/^\+\d+$/);
  else if (name === 'email') expect(record.email).toBe(text.trim());
  else if (name === 'lead_status') expect(record.lead_status).toBe(text.toLowerCase());
  else expect([name, record[name]]).toEqual([name, text]);
};

const labelled = naughty.map((text): [string, string] => [
  text.length > 30 ? `${text.length} × ${text.slice(0, 2)}` : JSON.stringify(text),
  text,
]);

test('an empty text is none, wherever there may be none', async () => {
  const given = Object.fromEntries([...contactTexts, ...ofNumbers, ...references].map((name) => [name, '']));
  const { status, body } = await team.post(contacts, { ...given, name: 'Ann' });
  expect(status).toBe(201);
  const { name, first_name, lead_status, ...others } = body.contact;
  expect([name, first_name, lead_status]).toEqual(['Ann', 'Ann', 'new']);
  for (const one of [...contactTexts, ...ofNumbers]) expect(others[one] ?? null).toBeNull();
});

describe.concurrent.each(labelled)('%s', (_, text) => {
  test('in any text of a contact reads back the same, or is refused', async () => {
    const all = Object.fromEntries(contactTexts.map((name) => [name, text]));
    const lists = { tags: [text], custom_fields: { field: text, list: [text] } };
    const { taken, record } = await sendAll(contacts, 'contact', { ...all, ...lists });
    for (const name of contactTexts) if (name in taken) comesBack(name, text, record);
    const { tags, custom_fields } = { tags: [], custom_fields: {}, ...taken };
    // In the spelling that a tag has had first: some of these texts are one tag.
    expect(record.tags.map(fold)).toEqual(tags.map(fold));
    expect(record.custom_fields).toEqual(custom_fields);
  });

  test('in a change of a contact reads back the same, or is refused', async () => {
    const id = await contactOf(team, { name: 'Ann' });
    // External ids are unique, and the contact above may have this one.
    const names = contactTexts.filter((name) => name !== 'external_id');
    const all = Object.fromEntries(names.map((name) => [name, text]));
    const refused = await team.patch(`${contacts}/${id}`, all);
    const faults: { param: string }[] = refused.status === 422 ? refused.body.error.details : [];
    const bad = new Set(faults.map(({ param }) => param));
    const taken = Object.fromEntries(Object.entries(all).filter(([name]) => !bad.has(name)));
    const { status, body } = refused.status === 422 ? await team.patch(`${contacts}/${id}`, taken) : refused;
    expect([status, body.error]).toEqual([200, undefined]);
    const { contact } = (await team.get(`${contacts}/${id}`)).body;
    for (const name of Object.keys(taken)) comesBack(name, text, contact);
  });

  test('where another record is named, or in a query, is refused or finds nothing', async () => {
    for (const name of references.filter((one) => one !== 'company')) {
      const { status } = await team.post(contacts, { name: 'Ann', [name]: text });
      expect([name, [404, 422].includes(status)]).toEqual([name, true]);
    }
    const asked = text.isWellFormed() ? encodeURIComponent(text.slice(0, 1_000)) : '%ED%A0%80';
    for (const name of ['search', 'tags', 'source', 'companyId', 'cf.x', 'cursor', 'sort', 'preset']) {
      const { status } = await team.get(`${contacts}?${name}=${asked}`);
      expect([name, [200, 400, 404].includes(status)]).toEqual([name, true]);
    }
  });

  test('as the name of a custom field and of a company is taken or refused', async () => {
    const named = { custom_fields: { [text === '__proto__' ? 'constructor' : text]: 1 }, company: text };
    const { taken, record } = await sendAll(contacts, 'contact', named);
    // Of spaces around a name and of several in a row, fields keep none and one.
    const kept = Object.entries(taken.custom_fields ?? {}).map(([name, value]) => [
      name.trim().replace(/\s+/gu, ' '),
      value,
    ]);
    expect(record.custom_fields).toEqual(Object.fromEntries(kept));
    if (taken.company) expect((await team.get(`${companies}/${record.company_id}`)).status).toBe(200);
  });

  test('in any text of a company reads back the same, or is refused', async () => {
    const all = Object.fromEntries(companyTexts.map((name) => [name, text]));
    const { taken, record } = await sendAll(companies, 'company', all);
    expect(record).toMatchObject(taken);
  });
});

test.each(oddValues)('%j for a text is refused by type', async (value) => {
  const all = Object.fromEntries(contactTexts.map((name) => [name, value]));
  const { status, body } = await team.post(contacts, all);
  expect(status).toBe(422);
  const found = body.error.details.map(
    ({ param, code }: { param: string; code: string }) => `${param} ${code}`,
  );
  expect(found.toSorted()).toEqual(contactTexts.map((name) => `${name} type_string`).toSorted());
});

test('numbers that the store would round are refused, others come back exactly', async () => {
  const sent = {
    whole: 9_007_199_254_740_991,
    fraction: 0.1 + 0.2,
    small: 1e-100,
    negative: -123.456,
    zero: 0,
  };
  const { record } = await sendAll(contacts, 'contact', { name: 'Ann', custom_fields: sent });
  expect(record.custom_fields).toEqual(sent);
  for (const number of ['9007199254740993', '1e300', '-1e17', '1e-200', '1e999']) {
    const { status, body } = await team.post(contacts, `{"name": "Ann", "custom_fields": {"n": ${number}}}`);
    expect([number, status]).toEqual([number, 422]);
    expect(body.error).toMatchObject({ code: 'out_of_range', param: 'custom_fields.n' });
  }
});

test('a contact as large as the limits allow is stored whole', async () => {
  const largest = {
    name: '서'.repeat(255),
    notes: '서'.repeat(50_000),
    tags: Array.from({ length: 100 }, (_, index) => `${index}${'서'.repeat(97)}`),
    custom_fields: Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`f${index}`, '서'.repeat(2_150)]),
    ),
    external_id: '書'.repeat(255),
  };
  const { taken, record } = await sendAll(contacts, 'contact', largest);
  expect(taken).toEqual(largest);
  expect(record).toMatchObject(largest);
});
