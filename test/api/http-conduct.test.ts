import { request } from 'node:http';
import { expect, inject, test } from 'vitest';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';

interface Answer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  bytes: number;
}

/** What comes over the wire, which `fetch` would decode. */
const raw = (method: string, path: string, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request(inject('host').apiUrl + path, { method, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, bytes }));
    })
      .on('error', reject)
      .end();
  });

// The gateway has a part in each of these: routes for HEAD, one for the rest, and bodies in base 64.
test('HEAD, 304, 405, OPTIONS and compression come through the gateway', async () => {
  const team = await apiTeam({ company: 'optional' });
  const id = await contactOf(team, { notes: 'word '.repeat(1_000) });
  const path = `/api/crm/contacts/${id}`;
  const authorization = `Bearer ${team.token}`;
  const whole = await raw('GET', path, { authorization });
  expect(whole.headers.etag).toMatch(/^"1-[\w-]{16}"$/);
  const head = await raw('HEAD', path, { authorization });
  expect([head.status, head.bytes, head.headers.etag]).toEqual([200, 0, whole.headers.etag]);
  for (const encoding of ['gzip', 'br']) {
    const small = await raw('GET', path, { authorization, 'accept-encoding': encoding });
    expect([small.headers['content-encoding'], small.headers.vary]).toEqual([encoding, 'Accept-Encoding']);
    expect(small.bytes).toBeLessThan(whole.bytes / 3);
    expect((await team.get(path, { headers: { 'accept-encoding': encoding } })).body.contact.id).toBe(id);
  }
  const known = await raw('GET', path, { authorization, 'if-none-match': String(whole.headers.etag) });
  expect([known.status, known.bytes]).toEqual([304, 0]);
  const changed = await team.patch(path, { notes: 'other' });
  expect(changed.status).toBe(200);
  const anew = await raw('GET', path, { authorization, 'if-none-match': String(whole.headers.etag) });
  expect(anew.status).toBe(200);
  const stale = await team.delete(path, { headers: { 'if-match': String(whole.headers.etag) } });
  expect(stale.status).toBe(412);
  const fresh = await team.delete(path, { headers: { 'if-match': String(anew.headers.etag) } });
  expect(fresh.status).toBe(200);
  const allow = 'GET, HEAD, OPTIONS, POST';
  const refused = await raw('PUT', '/api/crm/contacts', { authorization });
  expect([refused.status, refused.headers.allow]).toEqual([405, allow]);
  const asked = await raw('OPTIONS', '/api/crm/contacts', {});
  expect([asked.status, asked.headers.allow]).toEqual([204, allow]);
  const nobody = await raw('HEAD', path, {});
  expect([nobody.status, nobody.headers['www-authenticate']]).toEqual([401, 'Bearer realm="callbook"']);
});
