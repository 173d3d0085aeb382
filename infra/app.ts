import type { App, Environment } from 'aws-cdk-lib/core';
import { ServiceStack } from './service.ts';
import { stackName } from './stage.ts';
import { StorageStack } from './storage.ts';

export interface StacksProps {
  readonly stage: string;
  /** Account and region. SST finds a template in the region's own bucket only when they are known. */
  readonly env?: Environment;
  /** The project's root; npm scripts and SST run there. */
  readonly root?: string;
}

export interface Stacks {
  readonly storage: StorageStack;
  readonly service: ServiceStack;
}

// Set here and not in a cdk.json, so that every host of the stacks gets the same template.
const features = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};

/** Callbook, whole: SST deploys it, the laptop hosts it, the tests read it. The app must have no stacks yet. */
export const addStacks = (app: App, { stage, env, root = process.cwd() }: StacksProps): Stacks => {
  for (const [feature, value] of Object.entries(features)) app.node.setContext(feature, value);
  const where = env && { env };
  const storage = new StorageStack(app, stackName(stage, 'storage'), { stage, ...where });
  const service = new ServiceStack(app, stackName(stage, 'service'), { stage, storage, root, ...where });
  return { storage, service };
};
