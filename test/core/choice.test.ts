import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { chosen, findable, namedIn, renamed } from '#core/condition/choice.ts';
import { filterConditions, passes } from '#core/condition/contact-condition.ts';
import { askedFilterSchema } from '#core/filter/asked-filter.schema.ts';
import { type ContactFilter, contactFilterSchema } from '#core/filter/contact-filter.schema.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { parseObject } from '#functions/http/parse.ts';
import { storedContact } from './row-fixture.ts';

const settings = v.parse(settingsSchema, {});
const filterOf = (given: object): ContactFilter => v.parse(contactFilterSchema, given);

describe('a choice', () => {
  test.each([
    ['new', ['new']],
    ['new,contacted', ['new', 'contacted']],
    ['!new, none', ['!new', 'none']],
    ['"a, b",c', ['a, b', 'c']],
    [
      ['a, b', '!c'],
      ['a, b', '!c'],
    ],
  ])('is read from %j', (given, source) => {
    expect(filterOf({ source })).toEqual({ source });
    expect(filterOf({ source: given })).toEqual({ source });
  });

  test.each(['', ',', '!', ['!'], [], 'a,!'])('is not read from %j', (source) => {
    expect(v.safeParse(contactFilterSchema, { source }).success).toBe(false);
  });

  test('says which values an index may find, and names them without their marks', () => {
    expect(findable(['a', 'b', '!c'])).toEqual(['a', 'b']);
    expect(findable(['none', 'a'])).toBeUndefined();
    expect(findable(['!a'])).toBeUndefined();
    expect(namedIn(['a', '!a', 'none', '!none', 'b'])).toEqual(['a', 'b']);
    expect(renamed(['a', '!b', '!none'], (one) => one.toUpperCase())).toEqual(['A', '!B', '!none']);
  });

  test('is any of its values, and none of those with a mark; none is an absent one', () => {
    const token = fc.constantFrom<string>('a', 'b', 'c', 'none', '!a', '!b', '!none');
    const value = fc.constantFrom('a', 'b', 'c', null);
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 5 }), value, (tokens, source) => {
        const own = source ?? 'none';
        const welcome = tokens.filter((one) => !one.startsWith('!'));
        const expected = (welcome.length === 0 || welcome.includes(own)) && !tokens.includes(`!${own}`);
        expect(chosen('source', tokens).test(storedContact({ source }))).toBe(expected);
      }),
    );
  });

  test('of statuses takes them in any spelling', () => {
    const conditions = filterConditions({
      scope: wholeTeam('team_none'),
      filter: { lead_status: ['!Do Not Contact', 'NEW'] },
      settings,
    });
    expect(passes(storedContact({ lead_status: 'new' }), conditions)).toBe(true);
    expect(passes(storedContact({ lead_status: 'do_not_contact' }), conditions)).toBe(false);
  });
});

test('exact values are compared as their claims are', () => {
  const contact = storedContact({ id: 'cont_1', email: 'Ada@Example.com', external_id: ' X-1 ' });
  const isFound = (filter: ContactFilter) =>
    passes(contact, filterConditions({ scope: wholeTeam('team_none'), filter, settings }));
  expect(isFound({ email: 'ADA@example.com', external_id: 'X-1', ids: ['cont_1'] })).toBe(true);
  for (const other of [{ email: 'ada@example.org' }, { external_id: 'x-1' }, { ids: ['cont_2'] }])
    expect(isFound(other)).toBe(false);
});

describe('the filter of a body', () => {
  const body = v.strictObject({ filter: askedFilterSchema });
  const codesOf = (filter: unknown) =>
    parseObject(body, { filter }, 'unknown_property').faults?.map(({ param, code }) => `${param} ${code}`);

  test.each([
    [{}, ['filter filter_empty']],
    [{ search: '  ' }, ['filter filter_empty']],
    [{ cf: {} }, ['filter filter_empty']],
    [{ all: false }, ['filter filter_empty']],
    [{ deleted: true }, ['filter filter_empty']],
    [{ tags_mode: 'all' }, ['filter filter_empty']],
    [{ all: true, source: 'web' }, ['filter filter_all']],
    [{ all: 'yes' }, ['filter.all type_boolean']],
    [{ tags: [] }, ['filter.tags blank']],
    [{ ids: [] }, ['filter.ids blank']],
  ])('%j says nothing, or two things', (filter, codes) => {
    expect(codesOf(filter)).toEqual(codes);
  });

  test.each([[[]], [['a']], ['all'], [null], [7]])('%j is no filter', (filter) => {
    expect(codesOf(filter)).toEqual(['filter type_object']);
  });

  test.each([
    { all: true },
    { all: true, deleted: true },
    { hasPhone: false },
    { lead_status: '!new' },
    { search: 'ada' },
    { cf: { size: '3' } },
  ])('%j says something', (filter) => {
    expect(codesOf(filter)).toBeUndefined();
  });
});
