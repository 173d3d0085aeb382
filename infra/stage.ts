import { RemovalPolicy } from 'aws-cdk-lib/core';

export const appName = 'callbook';

const stageName = /^[a-z][a-z0-9-]{0,19}$/;
const disposable = /^(dev|test)(-|$)/;

/**
 * The name of one stack of a stage. SST wants `-<stage>-` in it and, to hold back a stack whose predecessor failed,
 * wants it to be the construct's id as well.
 */
export const stackName = (stage: string, part: string): string => {
  if (!stageName.test(stage))
    throw new Error(`The stage "${stage}" must be 1 to 20 lower-case letters, digits and hyphens.`);
  return `${appName}-${stage}-${part}`;
};

/** Tells whether removing a stage may remove its data: only where the name says that it is for trying out. */
export const keepsData = (stage: string): boolean => !disposable.test(stage);

export const removalPolicy = (stage: string): RemovalPolicy =>
  keepsData(stage) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
