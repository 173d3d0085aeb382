import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseColumnName } from '#core/import-file/column-name.ts';
import { type HeaderOptions, readHeader } from '#core/import-file/header.ts';
import { mappingSchema, requiredColumnsSchema } from '#core/import-file/mapping.schema.ts';
import { columnsOf } from '#core/import-file/plan.schema.ts';
import { requiredFaults } from '#core/import-file/required-cells.ts';
import { plan, rowsInOrder } from './import-fixture.ts';

const targetsOf = (headers: string[], options: HeaderOptions): string[] => {
  const header = readHeader(headers, options);
  if ('refused' in header) return [header.refused.code, header.refused.message];
  return header.targets.map((target) => ('name' in target ? `${target.kind}.${target.name}` : target.kind));
};

const requiring = (...names: string[]) => names.flatMap((name) => parseColumnName(name) ?? []);

describe('a mapping', () => {
  test.each([
    ['phone', 'contact.phone'],
    ['phoneSecondary', 'contact.phone_secondary'],
    ['Job Title', 'contact.job_title'],
    ['company.name', 'company.name'],
    ['company_name', 'company.name'],
    ['company', 'company.name'],
    ['companyPostalCode', 'company.postal_code'],
    ['cf.Shoe Size', 'custom.Shoe Size'],
    ['custom_fields.size', 'custom.size'],
    ['customFields.size', 'custom.size'],
    ['ignore', 'ignore'],
    [null, 'ignore'],
  ])('takes %j', (name, target) => {
    expect(v.is(mappingSchema, { x: name })).toBe(true);
    expect(targetsOf(['E-Mail', 'x', 'Firma'], { mapping: { x: name } })).toContain(target);
  });

  test.each([
    [{ x: 'shoe size' }, 'mapping_target_unknown', ['x']],
    [{ x: 'cf.' }, 'mapping_target_unknown', ['x']],
    [{ x: 'cf.size.from' }, 'mapping_target_unknown', ['x']],
    [{ x: 'phone', y: 'Phone' }, 'mapping_repeated', ['y']],
    [{ x: 'cf.size', y: 'custom_fields.Size' }, 'mapping_repeated', ['y']],
    [{ 'E-Mail': 'phone', email: 'name' }, 'mapping_repeated', ['email']],
    ['phone', 'type_object', []],
    [{ x: 5 }, 'type_string', ['x']],
  ])('%j is refused as %s', (mapping, code, path) => {
    const { issues = [] } = v.safeParse(mappingSchema, mapping);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.map((issue) => [issue.message, (issue.path ?? []).map(({ key }) => key)])).toEqual([
      [code, path],
    ]);
  });

  test('of many columns may leave out any number of them', () => {
    expect(v.is(mappingSchema, { a: null, b: 'ignore', c: null })).toBe(true);
    expect(targetsOf(['name', 'A', 'b'], { mapping: { a: null, B: 'ignore' } })).toEqual([
      'contact.name',
      'ignore',
      'ignore',
    ]);
  });

  test('of a column that no field can have the name of leaves it out', () => {
    for (const name of ['constructor', '__proto__', 'prototype']) {
      const [code, message] = targetsOf(['name', name], {});
      expect([code, message]).toEqual(['header_reserved', expect.stringContaining(name.toUpperCase())]);
      const { output } = v.safeParse(mappingSchema, { [name.toUpperCase()]: 'ignore' });
      expect(targetsOf(['name', name], { mapping: v.parse(mappingSchema, output) })).toEqual([
        'contact.name',
        'ignore',
      ]);
    }
  });

  test('may name columns by headers that are longer than names of fields', () => {
    const long = 'Would you like to be called? '.repeat(30);
    expect(targetsOf(['name', long], { mapping: v.parse(mappingSchema, { [long]: 'ignore' }) })).toEqual([
      'contact.name',
      'ignore',
    ]);
    expect(v.is(mappingSchema, { ['x'.repeat(1_001)]: 'ignore' })).toBe(false);
  });

  test('is an object, and no list', () => {
    for (const given of [['phone'], ['ignore', null], [], [{ Tel: 'phone' }], 'phone', 1])
      expect(v.safeParse(mappingSchema, given).issues?.map(({ message }) => message)).toEqual([
        'type_object',
      ]);
    expect(v.is(mappingSchema, { 0: 'phone', 1: 'ignore' })).toBe(true);
  });

  test('goes before what headers are known to mean, which take what is left', () => {
    const mapping = { Durchwahl: 'phone', 'company name': 'name' };
    expect(targetsOf(['Company Name', 'Phone', 'durchwahl', 'Email'], { mapping })).toEqual([
      'contact.name',
      'contact.phone_secondary',
      'contact.phone',
      'contact.email',
    ]);
  });

  test('finds the custom field in the spelling that the team has', () => {
    const fields = [{ name: 'Shoe Size', label: 'Size', declared: true }];
    expect(targetsOf(['name', 'x'], { fields, mapping: { x: 'cf.shoe size' } })).toEqual([
      'contact.name',
      'custom.Shoe Size',
    ]);
  });

  test('names all the columns that the file does not have', () => {
    const [code, message] = targetsOf(['name', 'x'], {
      mapping: { Tel: 'phone', X: 'email', Mail: 'notes' },
    });
    expect(code).toBe('mapping_header_missing');
    expect(message).toContain('"Tel", "Mail"');
    expect(message).not.toContain('"X"');
  });

  test.each([
    [['name', 'size', 'x'], { x: 'cf.Size' }, 'mapping_repeated', '"size", "x"'],
    [['name', 'x'], { x: 'company.city' }, 'column_missing', 'company.name'],
    [['name', 'x'], { name: null }, 'header_no_identity', ''],
    [['phone', 'Phone'], { phone: null }, 'header_duplicate', '"phone", "Phone"'],
  ])('of %j by %j is refused as %s', (headers, mapping, code, part) => {
    const [found, message] = targetsOf(headers, { mapping });
    expect(found).toBe(code);
    expect(message).toContain(part);
  });

  test('tells a header from data', () => {
    expect(
      targetsOf(['+12025550100', 'a@x.org'], { mapping: { '+12025550100': 'phone', 'a@x.org': 'email' } }),
    ).toEqual(['contact.phone', 'contact.email']);
  });

  test('keeps a column without values, so that it is told of', async () => {
    const { result } = await plan('name,x,y\nAnn,,\n', { mapping: { x: 'cf.size' } });
    expect(result.plan?.columns.map(({ target }) => target.kind)).toEqual(['contact', 'custom', 'ignore']);
  });
});

describe('required columns', () => {
  test('are named all together when the file lacks them', () => {
    const required = requiring('email', 'company.name', 'cf.size', 'phone');
    expect(targetsOf(['name', 'phone'], { required })).toEqual([
      'column_missing',
      expect.stringContaining('email, company.name, custom_fields.size.'),
    ]);
  });

  test('may be there in any form', () => {
    const required = requiring('name', 'phone', 'cf.SIZE');
    expect(targetsOf(['Vorname', 'Nachname', 'Handy', 'Size'], { required })).toHaveLength(4);
  });

  test('are filled in each row, by any column that stands in', async () => {
    const required = requiring('name', 'phone', 'email');
    const rows = 'A,,1,,a@x.org\n,B,,2,a@x.org\n,,1,,a@x.org\nA,,,, \n';
    const planned = await plan(`first name,last name,mobile,home phone,email\n${rows}`, { required });
    if (!planned.result.plan) throw new Error('The file is refused.');
    const columns = { ...columnsOf(planned.result.plan), policy: { country: 'US' } };
    const faults = rowsInOrder(planned).map(({ cells }) =>
      requiredFaults(cells, columns).map(({ column }) => column),
    );
    expect(faults).toEqual([[], [], ['first name'], ['mobile', 'email']]);
  });

  test.each([[['shoe size']], [['ignore']], [['phone', 'cf.']]])('%j are refused', (names) => {
    expect(v.safeParse(requiredColumnsSchema, names).issues?.map(({ message }) => message)).toEqual([
      'mapping_target_unknown',
    ]);
  });
});
