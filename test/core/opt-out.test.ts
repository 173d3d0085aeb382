import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withOptOut } from '#core/contact/opt-out.ts';

const open = { do_not_call: false, lead_status: 'new', tags: ['VIP'] };
const optedOut = { do_not_call: true, lead_status: 'do_not_contact' };

test.each([
  [{ do_not_call: true }, ['VIP', 'DNC']],
  [{ lead_status: 'do_not_contact' }, ['VIP', 'DNC']],
  [{ tags: ['dnc', 'VIP'] }, ['dnc', 'VIP']],
  [{ do_not_call: true, tags: ['Dnc'] }, ['Dnc']],
])('%j opts out in all three ways', (mark, tags) => {
  expect(withOptOut({ ...open, ...mark })).toEqual({ ...optedOut, tags });
});

test('without a mark nothing changes', () => {
  expect(withOptOut(open)).toEqual(open);
  expect(withOptOut({ ...open, tags: ['DNCX', 'no dnc'] }).do_not_call).toBe(false);
});

test('the marks are always in step, and other values are kept', () => {
  const marks = fc.record({
    do_not_call: fc.boolean(),
    lead_status: fc.constantFrom('new', 'qualified', 'do_not_contact'),
    tags: fc.array(fc.constantFrom('DNC', 'dnc', 'ＤＮＣ', 'VIP', 'Q4'), { maxLength: 4 }),
    notes: fc.string(),
  });
  fc.assert(
    fc.property(marks, (given) => {
      const result = withOptOut(given);
      const tagged = result.tags.some((tag) => /^dnc$/i.test(tag.normalize('NFKC')));
      expect(tagged).toBe(result.do_not_call);
      expect(result.lead_status === 'do_not_contact').toBe(result.do_not_call);
      expect(result.tags.slice(0, given.tags.length)).toEqual(given.tags);
      expect(result.notes).toBe(given.notes);
      expect(withOptOut(result)).toEqual(result);
    }),
  );
});

test('the status opts out however the team spells it', () => {
  const marks = { do_not_call: false, lead_status: 'Do Not Contact', tags: [] };
  expect(withOptOut(marks)).toEqual({ do_not_call: true, lead_status: 'Do Not Contact', tags: ['DNC'] });
});
