import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  type S3ClientConfig,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { S3mini } from 's3mini';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LocalS3, startS3 } from '#local/s3/s3-server.ts';
import type { ObjectCreatedEvent } from '#local/types.ts';
import { anybody } from '#test/harness/s3-client.ts';
import { eventually } from '#test/harness/wait.ts';

const Bucket = 'callbook-test';
const events: ObjectCreatedEvent[] = [];
let directory: string;
let s3: LocalS3;
/** An outsider's client: SDK defaults, so with checksums, in trailers for streams. */
let client: S3Client;
/** As the functions are set up on the laptop. */
let plainClient: S3Client;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-s3-'));
  s3 = await startS3({
    directory,
    buckets: [
      {
        name: Bucket,
        corsRules: [
          {
            AllowedOrigins: ['https://app.example.com'],
            AllowedMethods: ['PUT'],
            AllowedHeaders: ['*'],
            ExposedHeaders: ['ETag'],
          },
        ],
      },
    ],
    port: 0,
    onObjectCreated: (event) => void events.push(event),
  });
  const config: S3ClientConfig = {
    endpoint: s3.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  client = new S3Client(config);
  plainClient = new S3Client({
    ...config,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
});

afterAll(async () => {
  await s3.close();
  await rm(directory, { recursive: true, force: true });
});

beforeEach(() => void events.splice(0));

const put = (Key: string, Body: string | Uint8Array, more = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const read = async (Key: string, more = {}) => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return (await Body?.transformToString()) ?? '';
};
const md5 = (data: string | Uint8Array) => createHash('md5').update(data).digest('hex');
const status = (code: number) =>
  expect.objectContaining({ $metadata: expect.objectContaining({ httpStatusCode: code }) });

test('a page of an allowed origin may put a file with a presigned URL and see its ETag', async () => {
  const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: 'drops/from a page.csv' }));
  const asks = (origin: string, method: string) => {
    const headers = {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'content-type',
    };
    return fetch(url, { method: 'OPTIONS', headers });
  };
  const [origin, other] = ['https://app.example.com', 'https://evil.example.com'];
  const preflight = await asks(origin, 'PUT');
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type');
  for (const refused of [await asks(other, 'PUT'), await asks(origin, 'DELETE')])
    expect([
      refused.status,
      await refused.text(),
      refused.headers.get('access-control-allow-origin'),
    ]).toEqual([403, expect.stringContaining('<Code>AccessForbidden</Code>'), null]);
  const stored = await fetch(url, { method: 'PUT', body: 'phone', headers: { origin } });
  expect([stored.status, stored.headers.get('access-control-expose-headers')]).toEqual([200, 'ETag']);
  expect(stored.headers.get('etag')).toBe(`"${md5('phone')}"`);
  const elsewhere = await fetch(url, { method: 'PUT', body: 'phone', headers: { origin: other } });
  expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
});

test('an object comes back as it was stored, with its MD5 as ETag', async () => {
  const stored = await put('drops/ä +%20&/naïve 名.csv', 'phone\n+441', {
    ContentType: 'text/csv',
    Metadata: { by: 'me' },
  });
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'drops/ä +%20&/naïve 名.csv' }));
  expect(stored.ETag).toBe(`"${md5('phone\n+441')}"`);
  expect(head).toMatchObject({
    ETag: stored.ETag,
    ContentLength: 10,
    ContentType: 'text/csv',
    Metadata: { by: 'me' },
  });
  expect(await read('drops/ä +%20&/naïve 名.csv')).toBe('phone\n+441');
});

test('each way to make an object emits one event with the plain key', async () => {
  await put('drops/a b+c.csv', 'x');
  await client.send(
    new CopyObjectCommand({ Bucket, Key: 'copy ü.csv', CopySource: `${Bucket}/drops/a%20b%2Bc.csv` }),
  );
  await new Upload({
    client,
    params: { Bucket, Key: 'big.csv', Body: Readable.from([Buffer.alloc(6 << 20, 'a')]) },
  }).done();
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'copy ü.csv' }));
  await eventually(() => expect(events).toHaveLength(3));
  expect(events).toMatchObject([
    { bucket: Bucket, key: 'drops/a b+c.csv', size: 1, etag: md5('x'), reason: 'PutObject' },
    { key: 'copy ü.csv', size: 1, etag: md5('x'), reason: 'CopyObject' },
    { key: 'big.csv', size: 6 << 20, reason: 'CompleteMultipartUpload' },
  ]);
  const sequencers = events.map(({ sequencer }) => sequencer);
  expect(sequencers).toEqual([...new Set(sequencers)].sort());
  expect(await readdir(path.join(directory, '.events'))).toEqual([]);
});

test.each([
  ['a stream with SDK defaults', () => client],
  ['a stream without checksums', () => plainClient],
])('%s is stored without its framing', async (_name, from) => {
  const body = Buffer.from('ü'.repeat(100_000));
  const Body = Readable.from([body.subarray(0, 70_000), body.subarray(70_000)]);
  await from().send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: body.length }));
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'stream' }));
  expect(head).toMatchObject({ ETag: `"${md5(body)}"`, ContentLength: body.length });
  expect(head.ContentEncoding).toBeUndefined();
});

test('50 MB in parts has S3’s kind of ETag and reads back whole', async () => {
  const body = Buffer.alloc(50 << 20, '0123456789abcde');
  const upload = new Upload({ client, params: { Bucket, Key: 'fifty', Body: body }, partSize: 8 << 20 });
  expect((await upload.done()).ETag).toMatch(/^"[0-9a-f]{32}-7"$/);
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'fifty' }));
  expect(md5((await Body?.transformToByteArray()) ?? '')).toBe(md5(body));
});

test('a checksum that does not fit the bytes refuses them', async () => {
  await expect(
    put('bad', 'x', { ContentMD5: createHash('md5').update('y').digest('base64') }),
  ).rejects.toMatchObject({
    name: 'BadDigest',
    $metadata: { httpStatusCode: 400 },
  });
  await expect(put('bad', 'x', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({ name: 'BadDigest' });
  await expect(read('bad')).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('If-Match reads only the version that it names', async () => {
  const { ETag } = await put('versioned', 'one');
  expect(await read('versioned', { IfMatch: ETag })).toBe('one');
  await put('versioned', 'two');
  await expect(read('versioned', { IfMatch: ETag })).rejects.toEqual(status(412));
  await expect(
    client.send(new HeadObjectCommand({ Bucket, Key: 'versioned', IfMatch: ETag })),
  ).rejects.toEqual(status(412));
});

test('a conditional write happens once', async () => {
  const writers = Array.from({ length: 8 }, (_, n) => put('claimed', `writer ${n}`, { IfNoneMatch: '*' }));
  const outcomes = await Promise.allSettled(writers);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(put('claimed', 'x', { IfMatch: '"other"' })).rejects.toEqual(status(412));
  await expect(put('unclaimed', 'x', { IfMatch: '"other"' })).rejects.toEqual(status(404));
});

const presign = (
  more: Partial<PutObjectCommandInput> = {},
  options: Parameters<typeof getSignedUrl>[2] = {},
) =>
  getSignedUrl(plainClient, new PutObjectCommand({ Bucket, Key: 'signed up.csv', ...more }), {
    expiresIn: 60,
    ...options,
  });
const upload = async (url: string, { headers = {}, body = 'signed', method = 'PUT' } = {}) => {
  const response = await fetch(url, { method, body, headers });
  const [, code = ''] = /<Code>(.*)<\/Code>/.exec(await response.text()) ?? [];
  return [response.status, code];
};

test('presigned URLs work from a browser or curl, until they expire', async () => {
  expect(await upload(await presign())).toEqual([200, '']);
  const get = new GetObjectCommand({ Bucket, Key: 'signed up.csv', ResponseContentType: 'text/plain' });
  const answer = await fetch(await getSignedUrl(plainClient, get));
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/plain', 'signed']);
  const signingDate = new Date(Date.now() - 3_600_000);
  expect(await upload(await presign({}, { signingDate }))).toEqual([403, 'AccessDenied']);
  expect(await upload(await presign({}, { expiresIn: 7_200, signingDate }))).toEqual([200, '']);
});

test('a presigned URL is for what it was made for alone', async () => {
  const refused = [403, 'SignatureDoesNotMatch'];
  const url = await presign();
  expect(await upload(url.replace('signed%20up', 'signed%20in'))).toEqual(refused);
  expect(await upload(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'))).toEqual(refused);
  expect(await upload(`${url}&versionId=1`)).toEqual(refused);
  expect((await fetch(url)).status).toBe(403);
  expect(await upload(url, { headers: { 'x-amz-meta-by': 'me' } })).toEqual([403, 'AccessDenied']);
  expect(await upload(url.replace(/(Signature=)./, '$1g'))).toEqual(refused);

  const exact = await presign(
    { ContentLength: 6, ContentType: 'text/csv' },
    { signableHeaders: new Set(['content-length', 'content-type', 'host']) },
  );
  const headers = { 'content-type': 'text/csv' };
  expect(await upload(exact, { headers })).toEqual([200, '']);
  expect(await upload(exact, { headers, body: 'longer than that' })).toEqual(refused);
  expect(await upload(exact, { headers: { 'content-type': 'text/html' } })).toEqual(refused);
});

test('who has not signed, or with another secret, is refused; whoever has other credentials may drop files', async () => {
  const plain = await fetch(`${s3.url}/${Bucket}/plain`, { method: 'PUT', body: 'x' });
  expect([plain.status, await plain.text()]).toEqual([
    403,
    expect.stringContaining('<Code>AccessDenied</Code>'),
  ]);
  const as = (accessKeyId: string) =>
    new S3Client({
      endpoint: s3.url,
      region: 'us-east-1',
      credentials: { accessKeyId, secretAccessKey: 'x' },
    });
  const object = new PutObjectCommand({ Bucket, Key: 'drops/of-others.csv', Body: 'x' });
  await expect(as('local').send(object)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  await as('anybody').send(object);
  expect(await read('drops/of-others.csv')).toBe('x');
  const stolen = await getSignedUrl(as('anybody'), new GetObjectCommand({ Bucket, Key: 'digits' }));
  expect((await fetch(stolen)).status).toBe(403);
});

test('a page under another name that leads to this machine is refused', async () => {
  const socket = connect(s3.port, '127.0.0.1');
  const signed = Object.entries(anybody()).map(([name, value]) => `${name}: ${value}`);
  socket.write(
    ['GET / HTTP/1.1', 'Host: rebound.example', 'Connection: close', ...signed, '', ''].join('\r\n'),
  );
  expect((await socket.toArray()).join('')).toMatch(/^HTTP\/1.1 403/);
});

test('a second client agrees with the first', async () => {
  const other = new S3mini({
    ...{ accessKeyId: 'local', secretAccessKey: 'local', region: 'us-east-1' },
    endpoint: `${s3.url}/${Bucket}`,
  });
  await other.putObject('second/naïve 名.csv', 'by the second');
  expect(await read('second/naïve 名.csv')).toBe('by the second');
  expect(await other.getObject('second/naïve 名.csv')).toBe('by the second');
  expect((await other.listObjects('/', 'second/'))?.map(({ Key }) => Key)).toEqual(['second/naïve 名.csv']);
  const id = await other.getMultipartUploadId('second/parts');
  const parts = [
    await other.uploadPart('second/parts', id, Buffer.alloc(5 << 20, 'a'), 1),
    await other.uploadPart('second/parts', id, 'b', 2),
  ];
  await other.completeMultipartUpload('second/parts', id, parts);
  expect(await other.getContentLength('second/parts')).toBe((5 << 20) + 1);
  expect(await other.deleteObject('second/parts')).toBe(true);
  expect(await other.objectExists('second/parts')).toBe(false);
});

test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
  '%s is checked, and answered with the object',
  async (ChecksumAlgorithm) => {
    const right = await put('checked', '123456789', { ChecksumAlgorithm });
    const member = `Checksum${ChecksumAlgorithm}` as const;
    const head = await client.send(
      new HeadObjectCommand({ Bucket, Key: 'checked', ChecksumMode: 'ENABLED' }),
    );
    expect([head[member], right[member]]).toEqual([expect.any(String), head[member]]);
    await expect(put('checked', 'other', { [member]: head[member] })).rejects.toMatchObject({
      name: 'BadDigest',
    });
  },
);

test('ranges', async () => {
  await put('digits', '0123456789');
  await put('empty', '');
  expect(await read('digits', { Range: 'bytes=2-4' })).toBe('234');
  expect(await read('digits', { Range: 'bytes=7-' })).toBe('789');
  expect(await read('digits', { Range: 'bytes=-3' })).toBe('789');
  expect(await read('digits', { Range: 'bytes=-30' })).toBe('0123456789');
  await expect(read('digits', { Range: 'bytes=10-' })).rejects.toEqual(status(416));
  expect(await read('empty')).toBe('');
});

test('pages of a listing hold every key once, in the order of whole keys', async () => {
  const keys = ['list/a', 'list/a-c', 'list/a/b', 'list/a/c/d', 'list/a0', 'list/b/', 'list/ä', 'lisu'];
  for (const key of keys) await put(key, 'x');
  const listed: (string | undefined)[] = [];
  let ContinuationToken: string | undefined;
  do {
    const more = ContinuationToken === undefined ? {} : { ContinuationToken };
    const page = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'list/', MaxKeys: 2, ...more }),
    );
    expect(page.KeyCount).toBeLessThanOrEqual(2);
    listed.push(...(page.Contents ?? []).map(({ Key }) => Key));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  expect(listed).toEqual(keys.slice(0, -1));
  const top = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/', Delimiter: '/' }));
  expect(top.Contents?.map(({ Key }) => Key)).toEqual(['list/a', 'list/a-c', 'list/a0', 'list/ä']);
  expect(top.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['list/a/', 'list/b/']);
  expect((await client.send(new ListObjectsV2Command({ Bucket, Prefix: '../' }))).Contents).toBeUndefined();
});

test('parts are copied, listed and read across their borders', async () => {
  await put('source', Buffer.alloc(6 << 20, 'a'));
  const Key = 'assembled';
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const target = { Bucket, Key, UploadId };
  const first = await client.send(
    new UploadPartCopyCommand({
      ...{ ...target, PartNumber: 1, CopySource: `${Bucket}/source` },
      CopySourceRange: `bytes=0-${(5 << 20) - 1}`,
    }),
  );
  const second = await client.send(new UploadPartCommand({ ...target, PartNumber: 2, Body: 'bcd' }));
  const { Parts = [] } = await client.send(new ListPartsCommand(target));
  expect(Parts.map(({ Size }) => Size)).toEqual([5 << 20, 3]);
  const MultipartUpload = {
    Parts: [
      { PartNumber: 1, ETag: first.CopyPartResult?.ETag },
      { PartNumber: 2, ETag: second.ETag },
    ],
  };
  await client.send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload }));
  expect(await read(Key, { Range: `bytes=${(5 << 20) - 2}-${(5 << 20) + 1}` })).toBe('aabc');
});

test('a version that the reader has already is not sent again', async () => {
  const { ETag } = await put('known', 'x');
  await expect(read('known', { IfNoneMatch: ETag })).rejects.toEqual(status(304));
  expect(await read('known', { IfNoneMatch: '"other"' })).toBe('x');
});

test('what a killed process has left behind is removed at the next start, and nothing else', async () => {
  const other = await mkdtemp(path.join(tmpdir(), 'local-s3-'));
  const options = {
    directory: other,
    buckets: [{ name: Bucket }],
    port: 0,
    onObjectCreated: () => undefined,
  };
  const first = await startS3(options);
  const there = new S3Client({
    ...{ endpoint: first.url, region: 'us-east-1', maxAttempts: 1 },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await there.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'x' }));
  await first.close();
  await writeFile(path.join(other, 'blobs', 'torn'), 'half of it');
  const second = await startS3(options);
  expect(await readdir(path.join(other, 'blobs'))).toHaveLength(1);
  await second.close();
  await rm(other, { recursive: true });
});

test('buckets are made, listed and removed when they are empty', async () => {
  const own = { Bucket: 'made-by-hand' };
  await client.send(new CreateBucketCommand(own));
  await client.send(new PutObjectCommand({ ...own, Key: 'a', Body: 'x' }));
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  expect(Buckets.map(({ Name }) => Name)).toEqual([Bucket, own.Bucket].sort());
  await expect(client.send(new DeleteBucketCommand(own))).rejects.toMatchObject({ name: 'BucketNotEmpty' });
  await client.send(new DeleteObjectCommand({ ...own, Key: 'a' }));
  await client.send(new DeleteBucketCommand(own));
  await expect(client.send(new HeadBucketCommand(own))).rejects.toEqual(status(404));
});

test('deleting leaves neighbours and an empty answer for what is gone', async () => {
  await put('gone/a', 'x');
  await put('gone/b/c', 'x');
  const Delete = { Objects: [{ Key: 'gone/a' }, { Key: 'gone/never' }] };
  await client.send(new DeleteObjectsCommand({ Bucket, Delete }));
  await expect(read('gone/a')).rejects.toEqual(status(404));
  expect(await read('gone/b/c')).toBe('x');
});

test.each([
  ['KeyTooLongError', `drops/${'a/'.repeat(512)}`],
  ['InvalidURI', 'drops/../../etc/passwd'],
  ['InvalidURI', '../outside'],
  ['InvalidArgument', 'drops/a\u0000b'],
])('%s for a key such as %j, and the server lives on', async (name, Key) => {
  await expect(put(Key, 'x')).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  await expect(read(Key)).rejects.toMatchObject({ name });
  await expect(
    client.send(
      new CopyObjectCommand({ Bucket, Key: 'copied', CopySource: encodeURIComponent(`${Bucket}/${Key}`) }),
    ),
  ).rejects.toEqual(status(400));
  await expect(
    client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: Key }] } })),
  ).rejects.toThrow();
  await expect(client.send(new CreateMultipartUploadCommand({ Bucket, Key }))).rejects.toMatchObject({
    name,
  });
  expect(events).toEqual([]);
});

test.each([
  `drops/${'n'.repeat(900)}.csv`,
  'drops//a',
  'a/',
  'a/b',
  'drops/a\nb\u0007',
  'objects.sqlite',
  "odd/!'()*&=?#;+ %2F",
])('a key such as %j is one as any other', async (Key) => {
  await put(Key, Key);
  expect(await read(Key)).toBe(Key);
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: Key.slice(0, 6) }));
  expect(Contents.map((one) => one.Key)).toContain(Key);
  await client.send(new DeleteObjectCommand({ Bucket, Key }));
  await expect(read(Key)).rejects.toEqual(status(404));
});

test('an upload that breaks off changes nothing', async () => {
  await put('torn', 'whole');
  const socket = connect(s3.port, '127.0.0.1');
  const blobs = () => readdir(path.join(directory, 'blobs'));
  const before = (await blobs()).length;
  const head = ['PUT /callbook-test/torn HTTP/1.1', 'Host: localhost', 'Content-Length: 1000'];
  const signed = Object.entries(anybody()).map(([name, value]) => `${name}: ${value}`);
  socket.write([...head, ...signed, '', 'part of it'].join('\r\n'));
  await eventually(async () => expect(await blobs()).toHaveLength(before + 1));
  socket.destroy();
  await eventually(async () => expect(await blobs()).toHaveLength(before));
  expect(await read('torn')).toBe('whole');
});

test('a reader keeps the version that it began to read', async () => {
  await put('race', Buffer.alloc(20 << 20, 'a'));
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'race' }));
  await put('race', Buffer.alloc(20 << 20, 'b'));
  expect(new Set(await Body?.transformToByteArray())).toEqual(new Set(['a'.charCodeAt(0)]));
});

test('multipart uploads are checked', async () => {
  const Key = 'parts';
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const part = await client.send(
    new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'small' }),
  );
  const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
    client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
  await expect(complete([{ PartNumber: 2, ETag: part.ETag }])).rejects.toMatchObject({ name: 'InvalidPart' });
  await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 2, Body: 'small' }));
  await expect(
    complete([
      { PartNumber: 1, ETag: part.ETag },
      { PartNumber: 2, ETag: part.ETag },
    ]),
  ).rejects.toMatchObject({ name: 'EntityTooSmall' });
  await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  await expect(complete([{ PartNumber: 1, ETag: part.ETag }])).rejects.toMatchObject({
    name: 'NoSuchUpload',
  });
  await expect(read(Key)).rejects.toEqual(status(404));
});

test('a client that puts the bucket before the host name is understood', async () => {
  await put('hosted', 'x');
  const socket = connect(s3.port, '127.0.0.1');
  const signed = Object.entries(anybody()).map(([name, value]) => `${name}: ${value}`);
  const head = ['GET /hosted HTTP/1.1', `Host: ${Bucket}.localhost:${s3.port}`, 'Connection: close'];
  socket.write([...head, ...signed, '', ''].join('\r\n'));
  expect((await socket.toArray()).join('')).toMatch(/^HTTP\/1.1 200/);
});
