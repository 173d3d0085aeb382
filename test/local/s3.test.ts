import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LocalS3, startS3 } from '#local/s3/s3-server.ts';
import type { ObjectCreatedEvent } from '#local/types.ts';
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
    credentials: { accessKeyId: 'anyone', secretAccessKey: 'anything' },
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

test('presigned URLs work from a browser or curl, until they expire', async () => {
  const url = await getSignedUrl(plainClient, new PutObjectCommand({ Bucket, Key: 'signed up.csv' }), {
    expiresIn: 60,
  });
  expect((await fetch(url, { method: 'PUT', body: 'signed' })).status).toBe(200);
  const get = new GetObjectCommand({ Bucket, Key: 'signed up.csv' });
  expect(await (await fetch(await getSignedUrl(plainClient, get))).text()).toBe('signed');
  const late = await getSignedUrl(plainClient, get, {
    signingDate: new Date(Date.now() - 3_600_000),
    expiresIn: 60,
  });
  expect((await fetch(late)).status).toBe(403);
});

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
  ['InvalidArgument', `drops/${'n'.repeat(300)}.csv`],
  ['InvalidArgument', 'drops/../../etc/passwd'],
  ['InvalidArgument', '../outside'],
  ['InvalidArgument', 'drops/./a'],
  ['InvalidArgument', 'drops/a\u0000b'],
  ['InvalidArgument', 'drops/a\nb'],
  ['InvalidArgument', 'drops/a._S3rver_object.md5'],
])('%s for a key such as %j, and the server lives on', async (name, Key) => {
  await expect(put(Key, 'x')).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  await expect(read(Key)).rejects.toMatchObject({ name });
  await expect(
    client.send(
      new CopyObjectCommand({ Bucket, Key: 'copied', CopySource: encodeURIComponent(`${Bucket}/${Key}`) }),
    ),
  ).rejects.toEqual(status(400));
  await expect(
    client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: `x/${Key}` }] } })),
  ).rejects.toThrow();
  await expect(client.send(new CreateMultipartUploadCommand({ Bucket, Key }))).rejects.toMatchObject({
    name,
  });
  expect(events).toEqual([]);
});

test('an empty path segment is refused', async () => {
  expect((await fetch(`${s3.url}/${Bucket}/a//b`, { method: 'PUT', body: 'x' })).status).toBe(400);
  expect((await fetch(`${s3.url}/${Bucket}//b`, { method: 'PUT', body: 'x' })).status).toBe(400);
});

test('an upload that breaks off changes nothing', async () => {
  await put('torn', 'whole');
  const socket = connect(s3.port, '127.0.0.1');
  socket.write(`PUT /${Bucket}/torn HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\npart of it`);
  await eventually(async () => expect(await readdir(path.join(directory, '.spool'))).toHaveLength(1));
  socket.destroy();
  await eventually(async () => expect(await readdir(path.join(directory, '.spool'))).toHaveLength(0));
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
  socket.write(`GET /hosted HTTP/1.1\r\nHost: ${Bucket}.localhost:${s3.port}\r\nConnection: close\r\n\r\n`);
  expect((await socket.toArray()).join('')).toMatch(/^HTTP\/1.1 200/);
});
