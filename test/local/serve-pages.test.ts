import { createServer } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { servePages } from '#local/pages/serve-pages.ts';

const folder = Promise.reject(new Error('Of a wrong file.'));
// As where they are built: what is wrong with them is told there.
folder.catch(() => undefined);
const answer = servePages({
  folder,
  headers: { 'x-frame-options': 'DENY' },
  rewrite: () => '/index.html',
});
const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
afterAll(() => server.close());

test('pages that could not be built are answered as such, and take nothing else down', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const response = await fetch(`http://127.0.0.1:${port}/contacts`);
  expect([response.status, response.headers.get('x-frame-options')]).toEqual([503, 'DENY']);
  expect(await response.text()).toContain('could not be built');
});
