import { expect, test } from 'vitest';
import { functionDefinitions } from '#infra/functions.ts';
import { policiesOf, resourcesOf, type Statement, synthesise } from './synth.ts';

const { storage, service, pages } = synthesise({ stage: 'prod' });
const disposable = synthesise({ stage: 'test-1' });

test('uploads in parts that nobody completes are thrown away after a day', () => {
  const buckets = resourcesOf(storage, 'AWS::S3::Bucket');
  for (const [id, { Properties }] of buckets)
    expect(JSON.stringify(Properties.LifecycleConfiguration), id).toContain(
      '"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":1}',
    );
  expect(buckets.length).toBeGreaterThan(0);
});

test('nothing stands in for Google', () => {
  expect(JSON.stringify(service)).not.toContain('GOOGLE_SHEETS_URL');
});

/** Actions that know no resource, so that `*` is all a policy can name. */
const withoutResource = new Set([
  // X-Ray traces of the state machine.
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  // Delivery of the state machine's log.
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
  // The stream of the table.
  'dynamodb:ListStreams',
]);

const allowed = [storage, service, pages]
  .flatMap(policiesOf)
  .flatMap(([id, statements]) => statements.map((statement): [string, Statement] => [id, statement]))
  .filter(([, { effect }]) => effect === 'Allow');

test('no policy allows an action with a wildcard', () => {
  expect(allowed.filter(([, { actions }]) => actions.some((action) => action.includes('*')))).toEqual([]);
});

test('no policy names every resource, unless its actions know none', () => {
  const everywhere = allowed.filter(([, { resources }]) => resources.includes('*'));
  const actions = everywhere.flatMap(([, statement]) => statement.actions);
  expect(actions.filter((action) => !withoutResource.has(action))).toEqual([]);
});

test('no function may scan or administer the table', () => {
  const actions = new Set(allowed.flatMap(([, statement]) => statement.actions));
  const onTables = [...actions].filter((action) => action.startsWith('dynamodb:'));
  expect(onTables.toSorted()).toEqual([
    'dynamodb:BatchGetItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:DescribeStream',
    'dynamodb:GetItem',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
  ]);
});

test('no role takes rights from a managed policy', () => {
  const managed = resourcesOf(service, 'AWS::IAM::Role').filter(
    ([, { Properties }]) => 'ManagedPolicyArns' in Properties,
  );
  expect(managed).toEqual([]);
});

test('buckets are private, encrypted and reached over TLS only', () => {
  const buckets = resourcesOf(storage, 'AWS::S3::Bucket');
  expect(buckets).toHaveLength(3);
  for (const [, { Properties }] of buckets) {
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(Properties.BucketEncryption).toBeDefined();
  }
  const denials = policiesOf(storage).flatMap(([, statements]) => statements);
  expect(denials.every(({ effect }) => effect === 'Deny')).toBe(true);
  const insecure = { Bool: { 'aws:SecureTransport': 'false' } };
  expect(
    denials.filter(({ condition }) => JSON.stringify(condition) === JSON.stringify(insecure)),
  ).toHaveLength(3);
});

test('only the buckets of imports and of dead letters announce their objects', () => {
  const announced = resourcesOf(storage, 'AWS::S3::Bucket').filter(
    ([, { Properties }]) => 'NotificationConfiguration' in Properties,
  );
  expect(announced.map(([id]) => id)).toEqual([
    expect.stringMatching(/^ImportBucket/),
    expect.stringMatching(/^DeadLetterBucket/),
  ]);
});

test('the table can be restored to any second, forgets what is due and streams its changes', () => {
  const [table, ...others] = resourcesOf(storage, 'AWS::DynamoDB::Table');
  expect(others).toEqual([]);
  expect(table?.[1].Properties).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    DeletionProtectionEnabled: true,
  });
});

test('data outlives its stack, except in stages for trying out', () => {
  const policies = ({ Resources }: typeof storage) =>
    Object.values(Resources)
      .filter(({ Type }) => /::(Table|Bucket)$/.test(Type))
      .map(({ DeletionPolicy }) => DeletionPolicy);
  expect(policies(storage)).toEqual(['Retain', 'Retain', 'Retain', 'Retain']);
  expect(policies(disposable.storage)).toEqual(['Delete', 'Delete', 'Delete', 'Delete']);
});

test('every function has an environment and a log of its own that is kept for a while', () => {
  const functions = [service, pages].flatMap((stack) => resourcesOf(stack, 'AWS::Lambda::Function'));
  expect(functions).toHaveLength(Object.keys(functionDefinitions).length);
  const logs = new Set(functions.map(([, { Properties }]) => JSON.stringify(Properties.LoggingConfig)));
  expect(logs.size).toBe(functions.length);
  for (const [, { Properties }] of functions)
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } },
      Environment: {
        Variables: { STAGE: 'prod', NODE_OPTIONS: '--enable-source-maps --max-semi-space-size=16' },
      },
    });
  for (const [, { Properties }] of resourcesOf(service, 'AWS::Logs::LogGroup'))
    expect(Properties.RetentionInDays).toBe(30);
});

test('a function has the name of a thing in its environment exactly when it has a right to it', () => {
  const policies = resourcesOf(service, 'AWS::IAM::Policy');
  const rightsOf = (role: string) => {
    const attached = policies.filter(([, { Properties }]) => JSON.stringify(Properties.Roles).includes(role));
    const inline = resourcesOf(service, 'AWS::IAM::Role').filter(([id]) => id === role);
    return JSON.stringify([
      ...attached.map(([, { Properties }]) => Properties.PolicyDocument),
      ...inline.map(([, { Properties }]) => Properties.Policies),
    ]);
  };
  for (const [id, { Properties }] of resourcesOf(service, 'AWS::Lambda::Function')) {
    const environment = JSON.stringify(Properties.Environment);
    const [role = ''] = /Functions\w+Role\w+/.exec(JSON.stringify(Properties.Role)) ?? [];
    const rights = rightsOf(role);
    expect([id, environment.includes('"TABLE_NAME"')]).toEqual([id, rights.includes('dynamodb:')]);
    expect([id, environment.includes('"IMPORT_BUCKET"')]).toEqual([id, rights.includes('ImportBucket')]);
    expect([id, environment.includes('"DEAD_LETTER_BUCKET"')]).toEqual([
      id,
      rights.includes('DeadLetterBucket'),
    ]);
  }
});
