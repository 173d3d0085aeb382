import vm from 'node:vm';
import { expect, test } from 'vitest';
import { routes } from '#functions/routes.ts';
import { policiesOf, resourcesOf, synthesise } from './synth.ts';

const { pages } = synthesise({ stage: 'prod' });

const only = (type: string) => {
  const found = resourcesOf(pages, type);
  expect(found).toHaveLength(1);
  return found[0]?.[1].Properties ?? {};
};

test('the bucket of the pages is private, encrypted and read by the distribution alone', () => {
  const [[id, { Properties }] = ['', { Properties: {} }]] = resourcesOf(pages, 'AWS::S3::Bucket');
  expect(Properties).toMatchObject({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
  const policy = JSON.stringify(only('AWS::S3::BucketPolicy'));
  expect(policy).toContain(id);
  expect(policy).toContain('cloudfront.amazonaws.com');
  expect(policy).toContain('AWS:SourceArn');
  expect(policy).toContain('"aws:SecureTransport":"false"');
});

test('the API is under the name of the pages, whole, and never from a cache', () => {
  const { CacheBehaviors: behaviors } = Object(only('AWS::CloudFront::Distribution').DistributionConfig);
  const patterns = behaviors.map(({ PathPattern: path }: { PathPattern: string }) => path);
  const isServed = (path: string) =>
    patterns.some((one: string) => one === path || (one.endsWith('*') && path.startsWith(one.slice(0, -1))));
  expect(routes.filter(({ path }) => !isServed(path)).map(({ path }) => path)).toEqual([]);
  // The managed policy that caches nothing, and all methods.
  for (const behavior of behaviors)
    expect(behavior).toMatchObject({
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      AllowedMethods: expect.arrayContaining(['PATCH', 'DELETE']),
    });
});

test('nothing but the pages’ own files runs in them, nobody frames them, and they tell nobody where one was', () => {
  const { ResponseHeadersPolicyConfig: config } = Object(only('AWS::CloudFront::ResponseHeadersPolicy'));
  const policy = JSON.stringify(config.SecurityHeadersConfig.ContentSecurityPolicy);
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(config.SecurityHeadersConfig).toMatchObject({
    FrameOptions: { FrameOption: 'DENY' },
    ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
    ContentTypeOptions: { Override: true },
  });
});

test.each([
  ['/', '/index.html'],
  ['/contacts', '/index.html'],
  ['/contacts/cont_01kbyp7w3mf2c4d6e8g0j1k3mb', '/index.html'],
  ['/assets/index-AbC_12.js', '/assets/index-AbC_12.js'],
  ['/icon.svg', '/icon.svg'],
])('%s is answered with %s', (uri, file) => {
  const { FunctionCode: code } = only('AWS::CloudFront::Function');
  const answer: unknown = vm.runInNewContext(`${code}\nhandler({ request: { uri } }).uri`, { uri });
  expect(answer).toBe(file);
});

test('who publishes may fill and empty the one bucket, and nothing else', () => {
  const statements = policiesOf(pages)
    .filter(([id]) => id.includes('publishpages'))
    .flatMap(([, found]) => found);
  const actions = statements.flatMap((statement) => statement.actions).toSorted();
  expect(actions).toEqual([
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    's3:DeleteObject',
    's3:ListBucket',
    's3:PutObject',
    'sts:AssumeRole',
  ]);
});
