import type { App, Environment } from 'aws-cdk-lib/core';
import { corsOriginsFrom } from './cors.ts';
import { type Models, modelsFrom } from './models.ts';
import { type Oidc, oidcFrom } from './oidc.ts';
import { PagesStack } from './pages.ts';
import { ServiceStack } from './service.ts';
import { stackName } from './stage.ts';
import { StorageStack } from './storage.ts';
import { type WarmWrites, warmWritesFrom } from './warm-throughput.ts';
import { webhookAllowFrom } from './webhooks.ts';

export interface StacksProps {
  readonly stage: string;
  /** Account and region. SST finds a template in the region's own bucket only when they are known. */
  readonly env?: Environment;
  /** The project's root; npm scripts and SST run there. */
  readonly root?: string;
  /** By default the one that `CALLBOOK_OIDC_…` in the environment names. */
  readonly oidc?: Oidc;
  /** Receivers of webhooks that need not be public; by default those of `CALLBOOK_WEBHOOK_ALLOW`. */
  readonly webhookAllow?: string;
  /** Language models that transcripts may be sent to; by default those of `CALLBOOK_EXTRACTION_MODELS`. */
  readonly models?: Models;
  /** Origins whose pages may call the API; by default those of `CALLBOOK_CORS_ORIGINS`. */
  readonly corsOrigins?: readonly string[];
  /** Writes that the table is warm for; by default those of `CALLBOOK_WARM_WRITES`. */
  readonly warmWrites?: WarmWrites;
}

export interface Stacks {
  readonly storage: StorageStack;
  readonly service: ServiceStack;
  readonly pages: PagesStack;
}

// Set here and not in a cdk.json, so that every host of the stacks gets the same template.
const features = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};

/** Callbook, whole: SST deploys it, the laptop hosts it, the tests read it. The app must have no stacks yet. */
export const addStacks = (
  app: App,
  {
    stage,
    env,
    root = process.cwd(),
    oidc = oidcFrom(process.env),
    webhookAllow = webhookAllowFrom(process.env),
    models = modelsFrom(process.env),
    warmWrites = warmWritesFrom(process.env),
    corsOrigins = corsOriginsFrom(process.env),
  }: StacksProps,
): Stacks => {
  for (const [feature, value] of Object.entries(features)) app.node.setContext(feature, value);
  const where = env && { env };
  const storage = new StorageStack(app, stackName(stage, 'storage'), {
    stage,
    warmWrites,
    ...where,
  });
  const service = new ServiceStack(app, stackName(stage, 'service'), {
    stage,
    storage,
    root,
    oidc,
    webhookAllow,
    models,
    corsOrigins,
    ...where,
  });
  const pages = new PagesStack(app, stackName(stage, 'pages'), {
    ...{ stage, storage, root, apiUrl: service.apiUrl, uploads: storage.importBucket },
    ...where,
  });
  return { storage, service, pages };
};
