import type { SSTConfig } from 'sst';
import { addStacks } from './infra/app.ts';
import { addChecks } from './infra/checks.ts';
import { regionFrom } from './infra/region.ts';
import { appName } from './infra/stage.ts';

export default {
  config: () => ({ name: appName, region: regionFrom(process.env) }),
  stacks(app) {
    addStacks(app, { stage: app.stage, env: { account: app.account, region: app.region } });
    addChecks(app);
  },
} satisfies SSTConfig;
