import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { bundleFunctions } from '#infra/bundle.ts';
import { functionDefinitions } from '#infra/functions.ts';
import { bundleEntries } from '#infra/lambda.ts';
import { startFakeAws } from './fake-aws.ts';
import { resourcesOf, synthesise, type Template, templateSchema, temporaryFolder } from './synth.ts';

const run = promisify(execFile);
const cli = 'node_modules/sst/cli/sst.js';
const region = 'eu-central-1';
const stage = 'test';

const shared = [
  ...['sst.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...['infra', 'packages', 'node_modules'],
];

/** The project seen from another folder, so that what SST writes beside its config does not land in ours. */
const lendProject = (folder: string): void => {
  for (const name of shared) symlinkSync(resolve(name), join(folder, name));
  // Bundles of these sources are the same there.
  bundleFunctions(process.cwd(), bundleEntries());
  cpSync('dist', join(folder, 'dist'), { recursive: true, filter: (path) => !path.includes('assemblies') });
};

/** What went wrong is in what SST prints. */
const printedSchema = v.looseObject({ stdout: v.string(), stderr: v.string() });

const deploy = async (folder: string, endpoint: string): Promise<void> => {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    CI: '1',
    SST_TELEMETRY_DISABLED: '1',
    AWS_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 's',
  };
  try {
    await run(process.execPath, [cli, 'deploy', '--stage', stage], { cwd: folder, env });
  } catch (error) {
    const { stdout, stderr } = v.parse(printedSchema, error);
    throw new Error(`sst deploy failed:\n${stdout}\n${stderr}`);
  }
};

const tagsSchema = v.union([
  v.pipe(
    v.array(v.object({ Key: v.string() })),
    v.transform((tags) => tags.map(({ Key }) => Key)),
  ),
  v.pipe(v.record(v.string(), v.string()), v.transform(Object.keys)),
]);

/** The resources, without the one thing that SST adds to them: its tags. */
const withoutTags = ({ Resources }: Template) =>
  Object.entries(Resources).map(([id, { Properties, ...rest }]) => {
    const { Tags = [], ...others } = Properties;
    expect(v.parse(tagsSchema, Tags).filter((key) => !key.startsWith('sst:'))).toEqual([]);
    return [id, { ...rest, Properties: others }];
  });

test('sst deploys the stacks that a plain CDK app gives', async () => {
  await using aws = await startFakeAws();
  using temporary = temporaryFolder();
  const folder = temporary.path;
  lendProject(folder);
  await deploy(folder, aws.url);

  const plain = synthesise({ stage, env: { account: aws.account, region }, root: folder });
  const assembly = join(folder, '.sst/dist');
  const deployed = (part: string) =>
    v.parse(
      templateSchema,
      JSON.parse(readFileSync(join(assembly, `callbook-${stage}-${part}.template.json`), 'utf8')),
    );
  expect(withoutTags(deployed('storage'))).toEqual(withoutTags(plain.storage));
  expect(withoutTags(deployed('service'))).toEqual(withoutTags(plain.service));

  expect(aws.created.map(({ name }) => name)).toEqual([
    `callbook-${stage}-storage`,
    `callbook-${stage}-service`,
    `callbook-${stage}-pages`,
  ]);
  const bucket = `cdk-hnb659fds-assets-${aws.account}-${region}`;
  for (const { templateUrl } of aws.created) {
    const path = new URL(templateUrl).pathname.slice(1);
    expect(path).toMatch(new RegExp(`^${bucket}/[0-9a-f]{64}\\.json$`));
    expect(aws.uploaded).toContain(path);
  }
  const functions = Object.keys(functionDefinitions);
  expect(readdirSync(join(folder, 'dist/functions'))).toEqual(expect.arrayContaining(functions));
  // The one that publishes pages is in their stack.
  expect(resourcesOf(plain.service, 'AWS::Lambda::Function')).toHaveLength(functions.length - 1);
});
