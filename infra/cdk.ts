import { App } from 'aws-cdk-lib/core';
import { addStacks } from './app.ts';
import { addChecks } from './checks.ts';

// For `cdk --app "node infra/cdk.ts" --context stage=…`: the stacks without SST. The CLI tells account and region.

const app = new App();
const stage: unknown = app.node.tryGetContext('stage');
if (typeof stage !== 'string') throw new Error('Name the stage: --context stage=prod');
const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
addStacks(app, { stage, ...(account && region && { env: { account, region } }) });
addChecks(app);
