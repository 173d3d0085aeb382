import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { log } from '#functions/log.ts';

test('a log of an error tells where a value stands that is not as it should be, and not the value', () => {
  const written: string[] = [];
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  const errors = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  const schema = v.object({ contact: v.object({ phone: v.number() }) });
  try {
    v.parse(schema, { contact: { phone: '+12025550100' }, name: 'Ada Lovelace' });
  } catch (error) {
    log.error('not projected', { eventId: 'evt_1', error: error as Error });
  }
  write.mockRestore();
  errors.mockRestore();
  const [line = '{}'] = written;
  expect(JSON.parse(line)).toMatchObject({
    message: 'not projected',
    eventId: 'evt_1',
    error: { name: 'ValiError', faults: [{ at: 'contact.phone', type: 'number' }] },
  });
  expect(line).toContain('log.test.ts');
  expect(line).not.toMatch(/12025550100|Lovelace/);
});
