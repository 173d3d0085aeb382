import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalS3, startS3 } from '#local/s3/s3-server.ts';
import { anybody } from '#test/harness/s3-client.ts';

type Sent = { method: string; url: string; headers: Record<string, string>; body: Buffer | undefined };

const agent = new Agent({ keepAlive: true });
let directory: string;
let s3: LocalS3;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-s3-'));
  s3 = await startS3({
    directory: path.join(directory, 's3'),
    buckets: [{ name: 'bucket' }],
    port: 0,
    onObjectCreated: () => undefined,
  });
});
afterAll(async () => {
  await s3.close();
  agent.destroy();
  await rm(directory, { recursive: true, force: true });
});

function send({ method, url, headers, body }: Sent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: s3.port, path: url, method, headers, agent },
      (response) => {
        response
          .resume()
          .on('end', () => resolve(response.statusCode))
          .on('error', reject);
      },
    );
    sent.setTimeout(5000, () => sent.destroy(new Error('No answer')));
    sent.on('error', reject).end(body);
  });
}

const segment = fc.constantFrom(
  ...['a', 'b', 'key', 'a%20b', '%C3%A9', '%2F', '..', '.', '%2e%2e', '%00', '%ff', '%', '%0a', ''],
  ...['n'.repeat(300), 'objects.sqlite', 'blobs'],
);
const bucket = fc.constantFrom('bucket', 'nobucket', '..', '%2e%2e', 'BUCKET', '.spool', '');
const query = fc.constantFrom(
  ...[
    '',
    'uploads',
    'uploadId=../../x',
    `uploadId=${'0'.repeat(32)}&partNumber=1`,
    'tagging',
    'acl',
    'delete',
    'cors',
  ],
  ...[
    'list-type=2&prefix=../&delimiter=/',
    'list-type=2&max-keys=-1',
    'list-type=2&continuation-token=%25',
    'select',
  ],
  ...[
    'X-Amz-Algorithm=x',
    'X-Amz-Credential=a/b',
    'encoding-type=url&prefix=%00',
    'x-amz-copy-source=/bucket/../x',
  ],
);
const header = fc.constantFrom<Record<string, string>>(
  {},
  { 'x-amz-copy-source': '/bucket/a' },
  { 'x-amz-copy-source': '/bucket/../../secret' },
  { 'x-amz-copy-source': '%zz' },
  { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'x-amz-decoded-content-length': '3' },
  { range: 'bytes=-5' },
  { range: 'bytes=5-1' },
  { range: 'bytes=x' },
  { 'if-match': '"x"' },
  { 'if-none-match': '*' },
  { authorization: 'garbage' },
  { 'content-md5': '!' },
  { 'x-amz-checksum-crc32': '!' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { host: '..localhost' },
);
const body = fc.constantFrom(
  ...[
    '',
    'hello',
    '3\r\nabc\r\n0\r\n\r\n',
    'zz\r\n',
    '<bad',
    '<Delete><Object><Key>../../x</Key></Object></Delete>',
  ],
  '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>',
);
const anyRequest = fc
  .tuple(
    fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'OPTIONS'),
    bucket,
    fc.array(segment, { maxLength: 3 }),
    query,
    header,
    body,
  )
  .map(([method, name, segments, search, headers, text]): Sent => {
    const sendsBody = method === 'PUT' || method === 'POST';
    return {
      method,
      url: `/${[name, ...segments].join('/')}?${search}`,
      headers: { ...anybody(), ...headers },
      body: sendsBody ? Buffer.from(text) : undefined,
    };
  })
  .filter(({ method, url }) => method !== 'DELETE' || !/^\/bucket\/?\?/.test(url));

test('whatever is asked of it, the server answers, and writes nothing outside of its buckets', async () => {
  await fc.assert(
    fc.asyncProperty(anyRequest, async (sent) => {
      expect(await send(sent)).not.toBe(500);
    }),
    { numRuns: 1500 },
  );
  expect(
    await send({ method: 'PUT', url: '/bucket/alive', headers: anybody(), body: Buffer.from('x') }),
  ).toBe(200);
  expect(await readdir(directory)).toEqual(['s3']);
  expect((await readdir(path.join(directory, 's3'))).sort()).toEqual([
    ...['.events', 'blobs', 'objects.sqlite', 'objects.sqlite-shm', 'objects.sqlite-wal'],
  ]);
});

test('a large upload that is refused gets its answer', async () => {
  for (const url of ['/bucket/../b', '/never-made/a']) {
    for (let time = 0; time < 5; time++) {
      const sent = { method: 'PUT', url, headers: anybody(), body: Buffer.alloc(20 << 20) };
      expect(await send(sent)).toBe(url.startsWith('/bucket') ? 400 : 404);
    }
  }
});
