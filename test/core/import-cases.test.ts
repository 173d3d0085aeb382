import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import type { LinkFaults } from '#core/import/links.ts';
import { policyOf } from '#core/import/policy.ts';
import { readRow } from '#core/import/row/row.ts';
import { columnsOf, type Plan } from '#core/import-file/plan.schema.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { plan, rowsInOrder } from './import-fixture.ts';

const created_at = '2026-01-01T00:00:00.000Z';
const settings = v.parse(settingsSchema, { default_country: 'US', company: 'optional' });
const policy = policyOf({ options: {}, created_at }, { settings });

const caseFile = (name: string) =>
  readFile(path.join(import.meta.dirname, '../pipeline/samples/cases', name));

/** What becomes of the rows of a file in a team as it is by default, before they meet others. */
const read = async (file: string | Buffer, links: LinkFaults = new Map()) => {
  const planned = await plan(file, { lenient: policy.lenient });
  const { plan: found } = planned.result;
  if (!found) throw new Error(planned.result.refused?.message);
  const context = {
    ...columnsOf(found),
    catalogue: toCatalogue('team_none', undefined),
    settings,
    isDeleted: () => false,
    policy,
    defaults: {},
    links,
  };
  const rows = rowsInOrder(planned).map(({ cells, fault }) => {
    if (fault) throw new Error(fault.message);
    const row = readRow(cells, context);
    if (row.errors) throw new Error(JSON.stringify(row.errors));
    return row;
  });
  return { plan: found, rows, values: rows.map(({ values }) => values), repeats: planned.repeats.length };
};

const fillOf = ({ columns }: Plan) =>
  Object.fromEntries(columns.map(({ header, filled, placeholders = 0 }) => [header, [filled, placeholders]]));

test('the country of each row is that of its numbers', async () => {
  const { rows, values } = await read(await caseFile('09-country.csv'));
  expect(values.map(({ phone }) => phone)).toEqual([
    '+33612345678',
    '+491719990003',
    '+442079460980',
    '+12025550170',
    '+919820012345',
  ]);
  expect(values.map(({ custom_fields }) => custom_fields.Country)).toContain('United Kingdom');
  expect(rows.flatMap(({ warnings }) => warnings)).toEqual([]);
});

describe('the region of a row', () => {
  const phonesOf = async (file: string) => (await read(file)).values.map(({ phone }) => phone);

  test.each([
    ['Name,Land,Telefon\nA,Deutschland,0171 9990003\n'],
    ['Nom,Pays,Téléphone\nA,Allemagne,0171 9990003\n'],
    ['Nombre,País,Teléfono\nA,Alemania,0171 9990003\n'],
    ['Name,Country Code,Phone\nA,DE,0171 9990003\n'],
    ['Name,Country Code,Phone\nA,DEU,0171 9990003\n'],
    ['Name,Dial Code,Phone\nA,+49,0171 9990003\n'],
    ['Name,Dial Code,Phone\nA,0049,0171 9990003\n'],
    ['Name,Country Code,Phone\nA,49,171 9990003\n'],
    ['Name,Ländervorwahl,Telefon\nA,49,171 9990003\n'],
    ['Name,Indicatif,Téléphone\nA,+49,0171 9990003\n'],
    ['Name,Company,Company Country,Phone\nA,Acme,Germany,0171 9990003\n'],
    ['Name,Country,Dial Code,Phone\nA,France,+49,0171 9990003\n'],
    ['Name,Country,Company,Company Country,Phone\nA,Germany,Acme,France,0171 9990003\n'],
    ['Name,Country,Phone\nA,Narnia,+49 171 9990003\n'],
    ['Name,Country,Phone\nA,France,+49 171 9990003\n'],
  ])('is told by %j', async (file) => {
    expect(await phonesOf(file)).toEqual(['+491719990003']);
  });

  test('is that of the team where the row says none, and never another one in silence', async () => {
    const { rows } = await read(
      'Name,Country,Phone\nA,,202-555-0170\nB,Narnia,06 12 34 56 78\nC,,98200 12345\n',
    );
    expect(rows.map(({ values }) => [values.phone, values.phone_raw, values.phone_status])).toEqual([
      ['+12025550170', '202-555-0170', 'possible'],
      [null, '06 12 34 56 78', 'invalid'],
      [null, '98200 12345', 'invalid'],
    ]);
    expect(
      rows.map(({ warnings }) => warnings.map(({ code, column, value }) => [code, column, value])),
    ).toEqual([
      [],
      [['phone_region_doubtful', 'Phone', '06 12 34 56 78']],
      [['phone_region_doubtful', 'Phone', '98200 12345']],
    ]);
  });

  test('makes one number of two spellings, so that the second row is a repeat', async () => {
    const file = 'Name,Country,Phone\nA,Germany,0171 9990003\nB,,+49 171 9990003\nC,France,0171 9990003\n';
    expect((await read(file)).repeats).toBe(1);
  });
});

test('cells that stand for nothing are empty, and counted as such', async () => {
  const { plan: found, values, rows } = await read(await caseFile('31-null.csv'));
  expect(values.map(({ name, phone, email, notes }) => [name, phone, email, notes])).toEqual([
    ['Gil Hart', '+12025550311', null, null],
    ['Hal Ives', null, 'hal.ives@example.com', '-'],
    ['Ina Jarr', null, 'ina.jarr@example.com', null],
    ['Jo Null', '+12025550312', 'jo.null@example.com', null],
    ['Kim Lund', '+12025550313', null, null],
    ['Lou Marr', null, 'lou.marr@example.com', null],
  ]);
  expect(rows.map(({ company }) => company?.name)).toEqual([
    undefined,
    undefined,
    undefined,
    'Null & Sons',
    undefined,
    undefined,
  ]);
  expect(fillOf(found)).toEqual({
    name: [6, 0],
    phone: [3, 3],
    email: [4, 2],
    company: [1, 4],
    notes: [1, 1],
  });
  expect(rows.flatMap(({ warnings }) => warnings)).toEqual([]);
});

test('addresses are read where they are in there, and else kept beside the contact with a warning', async () => {
  const { rows } = await read(await caseFile('33-emails.csv'));
  expect(rows.map(({ values }) => values.email)).toEqual([
    'e1@example.com',
    'e2@example.com',
    'E3@Example.COM',
    null,
    'e5@example.com',
    'e6@example.com',
    'e7@example.com',
    'e8@exämple.com',
    'e9@example.com',
    'e10@example.com',
    'e11@example.com',
    null,
  ]);
  const exchange = '/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF)/cn=Recipients/cn=e4';
  expect(rows[3]).toMatchObject({
    values: { custom_fields: { email_raw: exchange } },
    warnings: [{ column: 'email', code: 'email_invalid', value: exchange }],
  });
  expect(rows[4]?.values.custom_fields).toEqual({ email: 'e5b@example.com' });
  expect(rows.filter(({ warnings }) => warnings.length > 0)).toHaveLength(1);
});

test('what another system says of a contact loses nothing of it', async () => {
  const unknown = { param: 'owner_id', code: 'owner_not_found', message: '' };
  const links = new Map([['owner_id#0055g000004AbCdAAK', unknown]]);
  const { rows } = await read(await caseFile('37-dataloader.csv'), links);
  expect(rows).toMatchObject([
    {
      values: {
        name: 'Tess Urry',
        phone: '+12025550386',
        external_id: '0035g00000XyZaBAAV',
        do_not_call: true,
        owner_id: null,
        custom_fields: { owner_id_raw: '0055g000004AbCdAAK' },
      },
      warnings: [{ column: 'OWNERID', code: 'owner_not_found', value: '0055g000004AbCdAAK' }],
    },
  ]);
});
