import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';
import { endedJob } from '#test/harness/wait.ts';

const fields = '/api/crm/fields';
const contacts = '/api/crm/contacts';
/** More than one chunk of a job. */
const total = 300;

/** Texts of which many are no numbers, and few are written as a number would be. */
const textOf = (n: number): string => {
  const shapes = [
    `${n}`,
    `00${n}`,
    ` ${n} `,
    `${n}.0`,
    `+${n}`,
    `${n},5`,
    `n${n}`,
    `${n}e2`,
    'yes',
    '١٢',
    `a\n${n}`,
  ];
  return shapes[n % shapes.length] as string;
};

let team: ApiTeam;
let field: { id: string };

const valuesOf = async (): Promise<Map<string, unknown>> => {
  const values = new Map<string, unknown>();
  let cursor: string | null = null;
  do {
    const { body } = await team.get(`${contacts}?limit=200${cursor ? `&cursor=${cursor}` : ''}`);
    for (const { id, custom_fields } of body.contacts) values.set(id, custom_fields.size);
    cursor = body.next_cursor;
  } while (cursor);
  return values;
};

const retype = async (type: string) => {
  const { body } = await team.post(`${fields}/${field.id}/retype`, { type });
  return endedJob(team, body.job.id);
};

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
  for (let from = 0; from < total; from += 100) {
    const some = Array.from({ length: 100 }, (_, n) => ({
      name: `Person ${from + n}`,
      custom_fields: { size: textOf(from + n) },
    }));
    const { body } = await team.post(`${contacts}/batch`, { mode: 'create', contacts: some });
    expect(body.counts.created).toBe(100);
  }
  [field] = (await team.get(fields)).body.fields;
});

describe('the type of a field with hundreds of values', () => {
  test('goes from text to whole numbers and back, and no value differs (seatable#59, twenty#23890)', async () => {
    const before = await valuesOf();
    expect(before.size).toBe(total);
    const preview = (await team.post(`${fields}/${field.id}/retype`, { type: 'integer', dry_run: true }))
      .body;
    expect(preview.total).toBe(total);
    expect(preview.samples.length).toBeLessThanOrEqual(20);
    expect(await retype('integer')).toMatchObject({ state: 'finished', counts: { done: total, failed: 0 } });
    const numbers = [...(await valuesOf()).values()].filter((value) => value !== undefined);
    expect(numbers).toHaveLength(preview.converts);
    expect(numbers.every((value) => Number.isSafeInteger(value))).toBe(true);
    expect((await team.get(`${contacts}?limit=1&cf.size.from=500`)).body.count).toBe(
      numbers.filter((value) => Number(value) >= 500).length,
    );
    expect(await retype('text')).toMatchObject({ state: 'finished', counts: { done: total, failed: 0 } });
    expect(await valuesOf()).toEqual(before);
  });
});
