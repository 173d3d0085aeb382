import type { SSTConfig } from 'sst';
import { addStacks } from './infra/app.ts';
import { addChecks } from './infra/checks.ts';
import { appName } from './infra/stage.ts';

export default {
  config: () => ({ name: appName, region: process.env.AWS_REGION ?? 'us-east-1' }),
  stacks(app) {
    addStacks(app, { stage: app.stage, env: { account: app.account, region: app.region } });
    addChecks(app);
  },
} satisfies SSTConfig;
