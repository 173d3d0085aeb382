import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { CfnOutput, Duration, type Environment, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { addApi } from './api.ts';
import { addBulk } from './bulk.ts';
import { addEvents, addTranscripts } from './events.ts';
import { addImports } from './imports.ts';
import { addJobs } from './jobs.ts';
import { addFunctions } from './lambda.ts';
import type { Models } from './models.ts';
import { addAlarms } from './observability.ts';
import type { Oidc } from './oidc.ts';
import { addScans } from './scans.ts';
import type { StorageStack } from './storage.ts';

export interface ServiceProps {
  readonly stage: string;
  readonly storage: StorageStack;
  readonly root: string;
  readonly oidc?: Oidc | undefined;
  readonly webhookAllow?: string | undefined;
  readonly models?: Models | undefined;
  readonly corsOrigins: readonly string[];
  readonly env?: Environment;
}

/** The stack of all that computes. It holds no data, so it can be removed and deployed again at any time. */
export class ServiceStack extends Stack {
  readonly apiUrl: string;

  constructor(
    scope: Construct,
    id: string,
    { stage, storage, root, oidc, webhookAllow, models, corsOrigins, env }: ServiceProps,
  ) {
    super(scope, id, {
      description: `Callbook ${stage}: API, imports, jobs`,
      ...(env && { env }),
    });
    const deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const functions = addFunctions(this, { stage, storage, root, deadLetters, oidc, webhookAllow, models });
    const api = addApi(this, { stage, functions, corsOrigins });
    const bucket = storage.importBucket;
    const imports = addImports(this, { stage, functions, bucket, deadLetters });
    const bulk = addBulk(this, { stage, functions, bucket, deadLetters });
    const scans = addScans(this, { stage, functions, bucket, deadLetters });
    addEvents(this, { functions, storage, deadLetters });
    addTranscripts(this, { functions, bucket, deadLetters });
    addJobs(this, functions, deadLetters);
    const alarms = addAlarms(this, {
      api,
      imports,
      bulk,
      scans,
      projector: functions.projector,
      webhookSend: functions['webhook-send'],
      deadLetters,
    });
    this.apiUrl = api.url;
    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'TableName', { value: storage.table.tableName });
    new CfnOutput(this, 'ImportBucketName', { value: bucket.bucketName });
    new CfnOutput(this, 'RedriveFunctionName', { value: functions.redrive.functionName });
    new CfnOutput(this, 'AlarmTopicArn', { value: alarms.topicArn });
  }
}
