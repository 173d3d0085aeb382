import { describe, expect, test } from 'vitest';
import { mostFields } from '#core/catalogue/catalogue.item.ts';
import { changeOf } from '#core/import/row/change.ts';
import { teamStatus } from '#core/import/row/stock-status.ts';
import { readCells as read, storedContact } from './row-fixture.ts';

describe('the statuses that a CRM comes with', () => {
  test.each([
    ['new', 'New, NEW, Open, OPEN, Neu, Offen, Open - Not Contacted, Nouveau, Nuevo'],
    ['contacted', 'In Progress, IN_PROGRESS, Attempted to Contact, Connected, Bad Timing, In Bearbeitung'],
    ['contacted', 'Working - Contacted, En cours, En curso, BAD_TIMING'],
    ['qualified', 'Open Deal, OPEN_DEAL, Offener Deal'],
    ['unqualified', 'Unqualified, Closed - Not Converted, Nicht qualifiziert'],
    ['converted', 'Closed - Converted'],
  ])('mean %s: %s', (status, cells) => {
    for (const cell of cells.split(', '))
      expect([cell, read(['Name', 'Lead Status'], ['Ann', cell]).values?.lead_status]).toEqual([
        cell,
        status,
      ]);
  });

  test('stay what they are where the team has them, and where it has nothing for them', () => {
    expect(teamStatus('Open', ['new', 'open'])).toBe('Open');
    expect(teamStatus('Closed - Converted', ['new', 'open'])).toBe('Closed - Converted');
    expect(teamStatus('constructor', ['new'])).toBe('constructor');
  });

  test('that nobody knows fail the row, or are kept beside the contact where the import is lenient', () => {
    const [header, cells] = [
      ['Name', 'Lead Status', 'Time zone'],
      ['Ann', 'tepid', 'Mars/Olympus'],
    ];
    const strict = read(header, cells);
    expect(strict.errors?.map(({ code }) => code)).toEqual(['timezone_unknown', 'lead_status_unknown']);
    const lenient = read(header, cells, 'lenient');
    expect(lenient.values).toMatchObject({
      name: 'Ann',
      lead_status: 'new',
      timezone: null,
      custom_fields: { lead_status_raw: 'tepid', timezone_raw: 'Mars/Olympus' },
    });
    expect('warnings' in lenient && lenient.warnings).toMatchObject([
      { column: 'Lead Status', code: 'lead_status_unknown', value: 'tepid' },
      { column: 'Time zone', code: 'timezone_unknown', value: 'Mars/Olympus' },
    ]);
    expect('draft' in lenient && lenient.draft).not.toHaveProperty('lead_status');
  });

  test('are told of alone where the team takes no other custom fields', () => {
    const [header, cells] = [
      ['Name', 'Lead Status', 'Time zone', 'phone', 'phone_secondary'],
      ['Ann', 'tepid', 'Mars/Olympus', '+12025550100', '12'],
    ];
    const row = read(header, cells, 'lenient', 'US', { unknown_fields: 'reject' });
    expect(row.values?.custom_fields).toEqual({});
    expect('warnings' in row && row.warnings.map(({ code }) => code)).toEqual([
      'phone_invalid',
      'lead_status_unknown',
      'timezone_unknown',
    ]);
  });

  test('are kept beside a contact that the row changes', () => {
    const [header, cells] = [
      ['Lead Status', 'phone', 'phone_secondary'],
      ['tepid', '+12025550100', '12'],
    ];
    const row = read(header, cells, 'lenient');
    if (row.errors) throw new Error('The row fails.');
    const seen = storedContact({ phone: '+12025550100', lead_status: 'new' });
    const beside = { lead_status_raw: 'tepid', phone_secondary_raw: '12' };
    expect(changeOf(seen, row, { tags: [] }).change).toEqual({ custom_fields: beside });
  });

  test('are told of alone where the team has no room for more fields', () => {
    const fields = Array.from({ length: mostFields }, (_, n) => `field ${n}`);
    const row = read(['Name', 'Lead Status', 'Size'], ['Ann', 'tepid', '5'], 'lenient', 'US', {}, fields);
    expect(row.values?.custom_fields).toEqual({});
    expect('warnings' in row && row.warnings.map(({ column, code }) => [column, code])).toEqual([
      ['Size', 'fields_too_many'],
      ['Lead Status', 'lead_status_unknown'],
    ]);
  });

  test('of which there is nothing else of a row do not make it a contact', () => {
    const lenient = read(['Name', 'Lead Status'], ['', 'tepid'], 'lenient');
    expect('needs' in lenient && lenient.needs).toMatchObject([{ code: 'identity_missing' }]);
  });
});

test.each(['America/New_York', 'America/New York', ' America/New  York '])('the zone "%s" is one', (zone) => {
  expect(read(['Name', 'Time zone'], ['Ann', zone]).values?.timezone).toBe('America/New_York');
});

test.each([
  ['Primary company', 'company'],
  ['Associated company name', 'company'],
  ['Associated Company', 'company'],
  ['Zugeordnetes Unternehmen', 'company'],
  ['Entreprise associée', 'company'],
  ['Record ID', 'external_id'],
  ['Datensatz-ID', 'external_id'],
])('%s is the %s', (header, property) => {
  const row = read(['Name', header], ['Ann', 'A1']);
  if (row.errors) throw new Error('The row fails.');
  const { company, values } = row;
  expect(property === 'company' ? company?.name : values.external_id).toBe('A1');
});
