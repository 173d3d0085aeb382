import { join } from 'node:path';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { descriptionFiles } from '#functions/api-description.ts';
import { builtPages, pagesRecord } from './built-pages.ts';
import { type BundleEntry, bundleFunctions } from './bundle.ts';
import { type FunctionDefinition, type FunctionId, functionDefinitions } from './functions.ts';
import { askModels, type Models, modelVariables } from './models.ts';
import { type Oidc, oidcVariables } from './oidc.ts';
import type { StorageStack } from './storage.ts';

export type Functions = Readonly<Record<FunctionId, LambdaFunction>>;

export interface FunctionsProps {
  readonly stage: string;
  readonly storage: StorageStack;
  /** The project's root, which holds the sources and gets the bundles. */
  readonly root: string;
  /** Where what nobody waits for ends when it fails for good. */
  readonly deadLetters?: IQueue;
  readonly oidc?: Oidc | undefined;
  readonly webhookAllow?: string | undefined;
  readonly models?: Models | undefined;
}

/**
 * V8 would let the young generation of a busy function grow to some 130 MB, garbage nearly all; so large (MB for each
 * half) it is as fast.
 */
export const nodeOptions = '--enable-source-maps --max-semi-space-size=16';

/** A log that goes with the service; a name, where given, is one that AWS's own services may write to. */
export const addLog = (scope: Construct, id: string, name?: string): LogGroup =>
  new LogGroup(scope, id, {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
    ...(name && { logGroupName: name }),
  });

/**
 * Makes a role that may write to its own log, and do what the statements say. They stand in the role itself: policies
 * that are resources of their own would fill the 500 that a stack may have.
 * AWS's managed policy would open every log of the account.
 */
const addRole = (scope: Construct, log: LogGroup, statements: readonly PolicyStatement[]): Role => {
  const actions = ['logs:CreateLogStream', 'logs:PutLogEvents'];
  const own = new PolicyStatement({ actions, resources: [log.logGroupArn] });
  return new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { Rights: new PolicyDocument({ statements: [own, ...statements], minimize: true }) },
  });
};

/** A function with its own log, its own role and, in one step, the environment and rights of what it uses. */
export const addFunction = (
  scope: Construct,
  id: string,
  { memory, timeout, uses, unattended, authenticates, sends, asks, invokesModels }: FunctionDefinition,
  { stage, storage, deadLetters, oidc, webhookAllow, models, bundles }: FunctionsProps & { bundles: string },
): LambdaFunction => {
  const home = new Construct(scope, id);
  const logGroup = addLog(home, 'Log');
  const grants = uses.map((use) => use(storage));
  const role = addRole(home, logGroup, [
    ...grants.flatMap(({ statements }) => statements),
    ...(invokesModels && models ? [askModels(home, models)] : []),
  ]);
  return new LambdaFunction(home, 'Function', {
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(join(bundles, id)),
    handler: 'index.handler',
    memorySize: memory,
    timeout,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    environment: {
      ...Object.fromEntries(grants.flatMap(({ environment }) => Object.entries(environment))),
      ...(authenticates && oidc && oidcVariables(oidc)),
      ...(sends && webhookAllow !== undefined && { WEBHOOK_ALLOW: webhookAllow }),
      ...(asks && models && modelVariables(models)),
      STAGE: stage,
      POWERTOOLS_SERVICE_NAME: id,
      NODE_OPTIONS: nodeOptions,
    },
    ...(unattended && {
      ...(deadLetters && { deadLetterQueue: deadLetters }),
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
    }),
  });
};

/** Lists what is bundled for each function. */
export const bundleEntries = (root = process.cwd()): Record<string, BundleEntry> => {
  const definitions: [string, FunctionDefinition][] = Object.entries(functionDefinitions);
  return Object.fromEntries(
    definitions.map(([id, { entry, describes, publishes }]) => [
      id,
      {
        source: `packages/functions/${entry}.ts`,
        ...(publishes && {
          companion: {
            source: `packages/functions/${entry}.ts`,
            inputs: [pagesRecord],
            files: () => ({ 'pages.json': JSON.stringify(builtPages(root)) }),
          },
        }),
        ...(describes && {
          companion: { source: 'packages/functions/api-description.ts', files: descriptionFiles },
        }),
      },
    ]),
  );
};

export const addFunctions = (scope: Construct, props: FunctionsProps): Functions => {
  // The pages have a stack of their own: this one is nearly as large as a stack may be.
  const definitions: [string, FunctionDefinition][] = Object.entries<FunctionDefinition>(
    functionDefinitions,
  ).filter(([, { publishes }]) => !publishes);
  const bundles = bundleFunctions(props.root, bundleEntries(props.root));
  const home = new Construct(scope, 'Functions');
  return Object.fromEntries(
    definitions.map(([id, definition]) => [id, addFunction(home, id, definition, { ...props, bundles })]),
  ) as Functions;
};
