import { describe, expect, test } from 'vitest';
import type { MultipartUpload } from '#client/schema.ts';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';
import { importTeam } from './import-client.ts';

const megabyte = 1_048_576;

const rows = Array.from({ length: 400 }, (_, n) => `+1202555${1_000 + n},${'note '.repeat(9_000)}`);
/** Of 17 MB and a little. */
const file = Buffer.from(['phone,notes', ...rows].join('\n'));

const begin = async (team: Pick<ApiTeam, 'post'>, body: object = {}) => {
  const announced = { file_name: 'large.csv', size: file.length, multipart: true, ...body };
  const { status, body: answer } = await team.post('/api/crm/imports', announced);
  expect(status).toBe(201);
  return { id: answer.import.id as string, multipart: answer.multipart as MultipartUpload };
};

/** Sends these parts of the file; answers what completes the upload. */
const send = async ({ parts, part_size }: MultipartUpload, only = parts.map((one) => one.part_number)) =>
  Promise.all(
    parts
      .filter(({ part_number }) => only.includes(part_number))
      .map(async ({ part_number, url, size }) => {
        const start = (part_number - 1) * part_size;
        const response = await fetch(url, { method: 'PUT', body: file.subarray(start, start + size) });
        expect(response.status).toBe(200);
        return { part_number, etag: response.headers.get('etag') ?? '' };
      }),
  );

describe('a file in parts', () => {
  test('is imported when they are put together, once', async () => {
    const team = await importTeam();
    const api = await apiTeam();
    const caller = {
      post: (path: string, body?: unknown) => api.post(path, body, { token: team.token }),
    };
    const { id, multipart } = await begin(caller);
    expect(multipart.parts.map(({ part_number, size }) => [part_number, size])).toEqual([
      [1, 8 * megabyte],
      [2, 8 * megabyte],
      [3, file.length - 16 * megabyte],
    ]);
    const parts = await send(multipart);
    const complete = () => caller.post(`/api/crm/imports/${id}/complete`, { parts: parts.toReversed() });
    const [first, again] = [await complete(), await complete()];
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(first.headers.get('location')).toBe(`/api/crm/imports/${id}`);
    const [ended] = await team.ended(id);
    expect(ended).toMatchObject({ state: 'finished', counts: { rows: 400, created: 400 } });
    const last = await complete();
    expect([last.status, last.body.import.state]).toEqual([202, 'finished']);
    expect(await team.imports()).toHaveLength(1);
  });

  test('is refused when parts are missing, repeated, unknown, or others than those sent', async () => {
    const team = await apiTeam();
    const { id, multipart } = await begin(team);
    const parts = await send(multipart, [1, 3]);
    const complete = async (given: object[]) => {
      const { status, body } = await team.post(`/api/crm/imports/${id}/complete`, { parts: given });
      return [status, ...(body.error?.details ?? []).map(({ code }: { code: string }) => code)];
    };
    const etag = 'd41d8cd98f00b204e9800998ecf8427e';
    expect(await complete(parts)).toEqual([422, 'part_missing']);
    expect(await complete([...parts, { part_number: 2, etag }])).toEqual([422, 'part_invalid']);
    expect(await complete([...parts, ...parts])).toEqual([422, 'part_repeated', 'part_missing']);
    expect(await complete([...parts, { part_number: 4, etag }])).toEqual([
      422,
      'part_unknown',
      'part_missing',
    ]);
    expect(await complete([])).toEqual([422, 'blank']);
    expect(await complete([{ part_number: 0, etag }])).toEqual([422, 'too_small']);
    expect((await team.get(`/api/crm/imports/${id}`)).body.import.state).toBe('uploading');
    const second = await send(multipart, [2]);
    expect(await complete([...parts, ...second])).toEqual([202]);
  });

  test('is nothing of another team’s, and nothing of an import that has ended or comes whole', async () => {
    const [team, foreign] = [await apiTeam(), await apiTeam()];
    const { id } = await begin(team);
    const parts = [{ part_number: 1, etag: 'x' }];
    const codeOf = async (who: ApiTeam, importId: string, given: object[] = parts) => {
      const { status, body } = await who.post(`/api/crm/imports/${importId}/complete`, { parts: given });
      return [status, body.error.code];
    };
    expect(await codeOf(foreign, id)).toEqual([404, 'import_not_found']);
    const whole = (await team.post('/api/crm/imports', { file_name: 'a.csv' })).body.import.id;
    expect(await codeOf(team, whole)).toEqual([409, 'upload_not_in_parts']);
    await team.post(`/api/crm/imports/${id}/cancel`);
    const all = [1, 2, 3].map((part_number) => ({ part_number, etag: 'x' }));
    expect(await codeOf(team, id, all)).toEqual([409, 'import_ended']);
  });

  test('is one upload for one Idempotency-Key', async () => {
    const team = await apiTeam();
    const headers = { 'idempotency-key': 'parts' };
    const body = { file_name: 'a.csv', size: 20 * megabyte, multipart: true };
    const ask = async () => (await team.post('/api/crm/imports', body, { headers })).body;
    const idOf = ({ multipart }: { multipart: MultipartUpload }) =>
      new URL(multipart.parts[0]?.url ?? '').searchParams.get('uploadId');
    const [first, again] = [await ask(), await ask()];
    expect(again.import.id).toBe(first.import.id);
    expect(idOf(again)).toBe(idOf(first));
    expect(JSON.stringify(first.import)).not.toContain(String(idOf(first)));
  });
});

describe('the parts', () => {
  test.each([
    [{ size: 64 * megabyte }, null],
    [{ size: 64 * megabyte + 1 }, [8 * megabyte, 9]],
    [{ size: 64 * megabyte + 1, multipart: false }, null],
    [{ size: 1, multipart: true }, [8 * megabyte, 1]],
    [{ size: 1_000 * megabyte }, [8 * megabyte, 125]],
  ])('of %j are %j', async (given, expected) => {
    const team = await apiTeam({ import_max_megabytes: 1_000 });
    const { multipart } = (await team.post('/api/crm/imports', { file_name: 'a.csv', ...given })).body;
    expect(multipart && [multipart.part_size, multipart.parts.length]).toEqual(expected);
  });

  test('cannot be told without the size', async () => {
    const team = await apiTeam();
    const { status, body } = await team.post('/api/crm/imports', { file_name: 'a.csv', multipart: true });
    expect([status, body.error.code, body.error.param]).toEqual([422, 'required', 'size']);
  });
});
