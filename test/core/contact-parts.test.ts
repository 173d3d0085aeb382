import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fieldsParameter, partOf } from '#functions/contact-parts.ts';
import { issueFault } from '#functions/http/issue-fault.ts';
import { storedContact } from './row-fixture.ts';

const contact = storedContact({
  id: 'cont_1',
  name: 'Ada',
  lead_status: 'new',
  custom_fields: { size: 3, 'a, b': 'x' },
});
const chosen = (fields: string) => partOf(contact, v.parse(fieldsParameter, fields));

describe('fields', () => {
  test.each([
    ['name', { id: 'cont_1', name: 'Ada' }],
    ['leadStatus, lead_status,id', { id: 'cont_1', lead_status: 'new' }],
    ['email', { id: 'cont_1', email: null }],
    ['cf.SIZE', { id: 'cont_1', custom_fields: { size: 3 } }],
    ['"cf.a, b",name', { id: 'cont_1', name: 'Ada', custom_fields: { 'a, b': 'x' } }],
    ['cf.unknown', { id: 'cont_1', custom_fields: {} }],
    ['customFields,cf.size', { id: 'cont_1', custom_fields: { size: 3, 'a, b': 'x' } }],
  ])('%s', (fields, part) => {
    expect(chosen(fields)).toEqual(part);
  });

  test('not given mean all', () => {
    expect(partOf(contact, v.parse(fieldsParameter, undefined))).toEqual(contact);
  });

  test.each(['', 'colour', 'name,', 'cf.', 'constructor'])('%j names no properties', (fields) => {
    const [issue] = v.safeParse(fieldsParameter, fields).issues ?? [];
    expect(issue).toBeDefined();
    const allowed = expect.arrayContaining(['name', 'cf.<field>']);
    if (fields !== '')
      expect(issue && issueFault(issue, '')).toMatchObject({ code: 'unknown_value', allowed });
  });
});
