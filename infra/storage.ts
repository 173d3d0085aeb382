import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  type LifecycleRule,
} from 'aws-cdk-lib/aws-s3';
import { Duration, type Environment, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { indexKeys, tableDefinition } from '#core/table/table.schema.ts';
import { bucketCors } from './cors.ts';
import { keepsData, removalPolicy } from './stage.ts';
import type { WarmWrites } from './warm-throughput.ts';

export interface StorageProps {
  readonly stage: string;
  readonly env?: Environment;
  /** Off by default: it costs money once, and an import of a few thousand rows gains nothing. */
  readonly warmWrites?: WarmWrites | undefined;
}

const warm = (writeUnitsPerSecond: number | undefined) =>
  writeUnitsPerSecond !== undefined && { warmThroughput: { writeUnitsPerSecond } };

const string = (name: string) => ({ name, type: AttributeType.STRING });

const abandonedUploads: LifecycleRule = {
  id: 'abandoned-uploads',
  abortIncompleteMultipartUploadAfter: Duration.days(1),
};

const expiring = (prefix: string, days: number): LifecycleRule => ({
  id: prefix,
  prefix: `${prefix}/`,
  expiration: Duration.days(days),
});

/** The stack of all that holds data. It changes rarely and outlives the service. */
export class StorageStack extends Stack {
  readonly table: Table;
  readonly importBucket: Bucket;
  readonly exportBucket: Bucket;
  /** Changes of the table that could not be handled. */
  readonly deadLetterBucket: Bucket;

  constructor(scope: Construct, id: string, { stage, env, warmWrites }: StorageProps) {
    super(scope, id, {
      description: `Callbook ${stage}: table and buckets`,
      terminationProtection: keepsData(stage),
      ...(env && { env }),
    });
    this.table = this.addTable(stage, warmWrites);
    // What users drop stays theirs: only the service's own working files expire.
    this.importBucket = this.addBucket('ImportBucket', stage, {
      cors: bucketCors(),
      lifecycleRules: [
        abandonedUploads,
        // What undoing an import reads outlives the 30 days in which that can be asked for.
        expiring('work', 35),
        expiring('uploads', 30),
        // They are removed once a model has read them.
        expiring('transcripts', 1),
      ],
    });
    this.exportBucket = this.addBucket('ExportBucket', stage, {
      lifecycleRules: [
        abandonedUploads,
        expiring('exports', 30),
        expiring('packages', 30),
        expiring('parts', 2),
      ],
    });
    this.deadLetterBucket = this.addBucket('DeadLetterBucket', stage, {
      lifecycleRules: [abandonedUploads, expiring('aws', 14)],
    });
    announceObjects(this.importBucket);
    announceObjects(this.deadLetterBucket);
  }

  private addTable(stage: string, warmWrites: WarmWrites | undefined): Table {
    const table = new Table(this, 'Table', {
      partitionKey: string(tableDefinition.partitionKey),
      sortKey: string(tableDefinition.sortKey),
      timeToLiveAttribute: tableDefinition.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepsData(stage),
      removalPolicy: removalPolicy(stage),
      ...warm(warmWrites?.table),
    });
    for (const { name, include } of tableDefinition.indexes) {
      const { partitionKey, sortKey } = indexKeys(name);
      table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: string(partitionKey),
        sortKey: string(sortKey),
        ...warm(warmWrites?.index),
        ...(include.length > 0
          ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...include] }
          : { projectionType: ProjectionType.KEYS_ONLY }),
      });
    }
    return table;
  }

  private addBucket(id: string, stage: string, own: Pick<BucketProps, 'cors' | 'lifecycleRules'>): Bucket {
    return new Bucket(this, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      ...own,
      removalPolicy: removalPolicy(stage),
    });
  }
}

/** Sends object events to EventBridge. The construct's own switch would add a function with broad rights for it. */
const announceObjects = (bucket: Bucket): void => {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path} has no bucket resource.`);
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
};
