import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { startFakeAws } from './fake-aws.ts';
import { resourcesOf, synthesise, type Template, templateSchema } from './synth.ts';

const run = promisify(execFile);
const region = 'eu-central-1';
const stage = 'test';

/** The project seen from a folder of its own, so that what SST writes beside its config does not land in ours. */
const borrowProject = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'callbook-sst-'));
  for (const name of ['sst.config.ts', 'package.json', 'tsconfig.json', 'infra', 'packages', 'node_modules'])
    symlinkSync(resolve(name), join(folder, name));
  return folder;
};

const deploy = (folder: string, endpoint: string) =>
  run(process.execPath, ['node_modules/sst/cli/sst.js', 'deploy', '--stage', stage], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      CI: '1',
      SST_TELEMETRY_DISABLED: '1',
      AWS_REGION: region,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 's',
    },
  });

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

test('sst deploys the stacks that a plain CDK app gives', { timeout: 120_000 }, async () => {
  await using aws = await startFakeAws();
  const folder = borrowProject();
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
  ]);
  const bucket = `cdk-hnb659fds-assets-${aws.account}-${region}`;
  for (const { templateUrl } of aws.created) {
    const path = new URL(templateUrl).pathname.slice(1);
    expect(path).toMatch(new RegExp(`^${bucket}/[0-9a-f]{64}\\.json$`));
    expect(aws.uploaded).toContain(path);
  }
  const bundles = readdirSync(join(folder, 'dist/functions'));
  expect(resourcesOf(plain.service, 'AWS::Lambda::Function')).toHaveLength(bundles.length);
});
