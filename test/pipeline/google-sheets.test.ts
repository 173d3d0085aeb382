import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { apiTeam } from '#test/harness/api-team.ts';
import { sheetLink } from '#test/harness/google-sheets.ts';
import { importTeam } from './import-client.ts';

describe('a Google Sheet', () => {
  test('is imported by its URL, the tab by its number or its name', async () => {
    const team = await importTeam();
    const imported = async (body: { url: string; gid?: string; sheet?: string }) => {
      const { data, response } = await team.client.POST('/api/crm/imports/google-sheets', { body });
      expect([response.status, data.import.state]).toEqual([202, 'uploading']);
      expect(response.headers.get('location')).toBe(`/api/crm/imports/${data.import.id}`);
      const [ended] = await team.ended(data.import.id);
      expect(ended).toMatchObject({ state: 'finished' });
      return ended;
    };
    const first = await imported({ url: sheetLink('people') });
    expect(first).toMatchObject({ counts: { created: 1 } });
    expect(first?.file_name).toMatch(/^google-sheet-people-*\.csv$/);
    expect(await imported({ url: sheetLink('people', '/edit#gid=7') })).toMatchObject({
      counts: { rows: 1 },
    });
    expect(await imported({ url: sheetLink('people'), sheet: 'Sheet1' })).toMatchObject({
      counts: { created: 1 },
      options: { sheet: 'Sheet1' },
    });
    expect((await team.contacts()).map(({ name }) => name).sort()).toEqual(['Tab one', 'Xena']);
  });

  test.each([
    ['private', 'sheet_not_public'],
    ['nowhere', 'sheet_not_found'],
    ['detour', 'sheet_unreadable'],
    ['pdf', 'sheet_unreadable'],
  ])('that is %s is refused at once as %s, and leaves nothing', async (name, code) => {
    const team = await apiTeam();
    const { status, body } = await team.post('/api/crm/imports/google-sheets', { url: sheetLink(name) });
    expect([status, body.error.code, body.error.param]).toEqual([422, code, 'url']);
    expect((await team.get('/api/crm/imports')).body.count).toBe(0);
  });

  test('may have a tab of a long name, of which a workbook has the beginning', async () => {
    const team = await importTeam();
    const body = { url: sheetLink('people'), sheet: ` ${'A'.repeat(40)}` };
    const { data } = await team.client.POST('/api/crm/imports/google-sheets', { body });
    const [ended] = await team.ended(data.import.id);
    expect(ended).toMatchObject({
      state: 'failed',
      reason: { code: 'sheet_not_found' },
      options: { sheet: 'A'.repeat(31) },
    });
  });

  test('larger than the team allows ends with that reason', async () => {
    const team = await importTeam({ import_max_megabytes: 1 });
    const body = { url: sheetLink('endless-body') };
    await expect(team.client.POST('/api/crm/imports/google-sheets', { body })).rejects.toMatchObject({
      status: 422,
      code: 'file_too_large',
    });
    expect(await team.imports()).toMatchObject([{ state: 'failed', reason: { code: 'file_too_large' } }]);
  });

  test('must be one: other URLs, tabs and options are refused', async () => {
    const team = await apiTeam();
    const codes = async (body: object) => {
      const { status, body: answer } = await team.post('/api/crm/imports/google-sheets', body);
      expect(status).toBe(422);
      return answer.error.details.map(({ param, code }: { param: string; code: string }) => [param, code]);
    };
    expect(await codes({})).toEqual([['url', 'required']]);
    expect(await codes({ url: 'http://169.254.169.254/' })).toEqual([['url', 'url_not_sheet']]);
    expect(await codes({ url: sheetLink('people'), gid: 'x' })).toEqual([['gid', 'type_integer']]);
    expect(await codes({ url: sheetLink('people'), options: { strictness: 'x' } })).toEqual([
      ['options.strictness', 'unknown_value'],
    ]);
  });

  test('may be imported ten times in an hour by a user', async () => {
    const team = await apiTeam();
    const ask = (who = team) => who.post('/api/crm/imports/google-sheets', { url: sheetLink('people') });
    const other = await team.as('manager');
    for (let n = 0; n < 10; n++) expect((await ask()).status).toBe(202);
    const refused = await ask();
    expect([refused.status, refused.body.error.code]).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(3_600);
    const asOther = await other.post('/api/crm/imports/google-sheets', { url: sheetLink('people') });
    expect(asOther.status).toBe(202);
  });

  test('is imported once for one Idempotency-Key', async () => {
    const team = await apiTeam();
    const headers = { 'idempotency-key': randomUUID() };
    const ask = () => team.post('/api/crm/imports/google-sheets', { url: sheetLink('people') }, { headers });
    const [first, again] = [await ask(), await ask()];
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.body.import.id).toBe(first.body.import.id);
    expect((await team.get('/api/crm/imports')).body.count).toBe(1);
  });

  test('in DutyCall’s words answers the id of a job', async () => {
    const team = await apiTeam();
    const { status, body } = await team.post('/api/contacts/import/google-sheets', {
      url: sheetLink('people'),
    });
    expect([status, body.status]).toEqual([202, 'uploading']);
    const { import: found } = (await team.get(`/api/crm/imports/${body.job_id}`)).body;
    expect(found.id).toBe(body.import.id);
  });
});
