import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bucketSources,
  ruleSources,
  scheduleSources,
  stateMachineSources,
  streamMappings,
} from '#local/events/event-sources.ts';
import { apiSource } from '#local/http/api-source.ts';
import { functionSources } from '#local/lambda/function-source.ts';
import { type CloudAssembly, readCloudAssembly } from '#local/template/cloud-assembly.ts';
import { resolveIntrinsics, type Scope } from '#local/template/intrinsics.ts';
import { Template } from '#local/template/template.ts';
import { synthesiseFixture } from '#test/local/fixtures/app.ts';

let directory: string;
let assembly: CloudAssembly;
let template: Template;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-template-'));
  synthesiseFixture(directory);
  assembly = await readCloudAssembly(directory);
  template = new Template(assembly, { apiUrl: 'http://127.0.0.1:4040' });
});

afterAll(() => rm(directory, { recursive: true }));

describe('the synthesised app', () => {
  test('functions have their bundle, limits and environment', () => {
    const functions = functionSources(template, assembly);
    expect(functions.map(({ id }) => id).sort()).toEqual([
      'authorizer',
      'broken',
      'probe',
      'probe-of-second',
      'projector',
    ]);
    expect(functions.find(({ id }) => id === 'probe')).toMatchObject({
      name: 'fixture-service-probe',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:fixture-service-probe',
      handler: 'index.handler',
      timeoutMs: 10_000,
      memoryMb: 128,
      directory: expect.stringContaining(directory),
    });
  });

  test.each(['probe', 'probe-of-second'])('%s finds the table of another stack', (id) => {
    const { environment } = functionSources(template, assembly).find((source) => source.id === id) ?? {};
    expect(environment).toMatchObject({ TABLE_NAME: 'fixture-storage-Table' });
  });

  test('routes have their function, authorizer and timeout', () => {
    const { routes } = apiSource(template);
    const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:fixture-service-probe';
    expect(routes).toContainEqual({
      key: 'GET /items/{id}',
      functionArn,
      timeoutMs: 30_000,
      authorizerArn: undefined,
    });
    expect(routes).toContainEqual({
      key: 'GET /hasty/{answer}',
      functionArn,
      timeoutMs: 100,
      authorizerArn: undefined,
    });
    expect(routes.find(({ key }) => key === 'GET /private')?.authorizerArn).toBe(
      'arn:aws:lambda:us-east-1:000000000000:function:fixture-service-authorizer',
    );
  });

  test('what happens by itself is wired to its target', () => {
    const [machine] = stateMachineSources(template);
    expect(machine).toMatchObject({ name: 'fixture-service-Machine', definition: { StartAt: 'Look at it' } });
    expect(JSON.stringify(machine?.definition)).toContain(':function:fixture-service-probe"');
    const [rule] = ruleSources(template);
    expect(rule?.EventPattern).toMatchObject({ detail: { bucket: { name: ['fixture-storage-files'] } } });
    expect(rule?.Targets?.[0]?.Arn).toBe(machine?.arn);
    expect(bucketSources(template)).toEqual([
      { id: 'Files', name: 'fixture-storage-files', announces: true, corsRules: [] },
    ]);
    expect(streamMappings(template)).toMatchObject([
      {
        EventSourceArn: expect.stringMatching(/:table\/fixture-storage-Table\/stream\/local$/),
        BatchSize: 10,
      },
    ]);
    expect(scheduleSources(template)).toEqual([
      {
        name: 'nightly',
        expression: 'cron(0 2 * * ? *)',
        timezone: 'Etc/UTC',
        enabled: true,
        targetArn: 'arn:aws:lambda:us-east-1:000000000000:function:fixture-service-probe',
        input: '{"do":"echo","at":"<aws.scheduler.scheduled-time>"}',
      },
    ]);
  });
});

const withResource = (Type: string, Properties: Record<string, unknown>): Template => {
  const stack = {
    name: 'app',
    constructPaths: new Map(),
    template: { Parameters: {}, Outputs: {}, Resources: { Thing: { Type, Properties } } },
  };
  return new Template({ stacks: [stack], assets: new Map() }, { apiUrl: '' });
};

describe('what the laptop cannot honour is refused by name', () => {
  test('an unknown kind', () => {
    expect(() => withResource('AWS::Neptune::DBCluster', {})).toThrow(
      /AWS::Neptune::DBCluster \(app\/Thing\)/,
    );
  });

  test('an unknown intrinsic', () => {
    const odd = withResource('AWS::S3::Bucket', { Tags: { 'Fn::Cidr': [] } });
    expect(() => odd.resources('AWS::S3::Bucket')).toThrow(/Fn::Cidr/);
  });

  test('a reference to nothing', () => {
    const odd = withResource('AWS::S3::Bucket', { Tags: { Ref: 'Missing' } });
    expect(() => odd.resources('AWS::S3::Bucket')).toThrow(/Ref Missing in the stack app/);
  });

  test('a setting that would be passed over', () => {
    const api = { ProtocolType: 'HTTP', DisableExecuteApiEndpoint: true };
    const odd = withResource('AWS::ApiGatewayV2::Api', api);
    expect(() => apiSource(odd)).toThrow(/DisableExecuteApiEndpoint: is not supported/);
  });
});

describe('intrinsics', () => {
  const scope: Scope = {
    ref: (id) => (id === 'AWS::NoValue' ? undefined : `<${id}>`),
    attribute: (id, attribute) => `<${id}.${attribute}>`,
    exported: (name) => `<exported ${name}>`,
    stackOutput: (stack, output) => `<${stack} ${output}>`,
  };

  test.each([
    [{ Ref: 'A' }, '<A>'],
    [{ 'Fn::GetAtt': ['A', 'Arn'] }, '<A.Arn>'],
    [{ 'Fn::GetAtt': 'A.Arn' }, '<A.Arn>'],
    [{ 'Fn::Join': ['-', ['x', { Ref: 'A' }, 1]] }, 'x-<A>-1'],
    [{ 'Fn::Sub': `${'$'}{A}/${'$'}{A.Arn}/${'$'}{!Literal}` }, `<A>/<A.Arn>/${'$'}{Literal}`],
    [{ 'Fn::Sub': [`${'$'}{x}${'$'}{A}`, { x: { Ref: 'B' } }] }, '<B><A>'],
    [{ 'Fn::Select': ['1', { 'Fn::Split': ['-', 'a-b-c'] }] }, 'b'],
    [{ 'Fn::ImportValue': { 'Fn::Join': ['', ['a', 'b']] } }, '<exported ab>'],
    [{ 'Fn::GetStackOutput': { StackName: 's', OutputName: 'o' } }, '<s o>'],
    [{ kept: [{ Ref: 'A' }], gone: { Ref: 'AWS::NoValue' } }, { kept: ['<A>'] }],
    [
      { Ref: 'A', beside: 1 },
      { Ref: 'A', beside: 1 },
    ],
  ])('%j', (value, expected) => {
    expect(resolveIntrinsics(value, scope)).toEqual(expected);
  });
});
