import { createHash } from 'node:crypto';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import {
  CfnOutput,
  CustomResource,
  Duration,
  type Environment,
  Fn,
  RemovalPolicy,
  Stack,
} from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { builtPages } from './built-pages.ts';
import { bundleFunctions } from './bundle.ts';
import { functionDefinitions } from './functions.ts';
import { addFunction, bundleEntries } from './lambda.ts';
import type { StorageStack } from './storage.ts';

/** What the API answers under the host name of the pages; all else is theirs. */
const apiPaths = ['/api/*', '/health', '/openapi.json', '/docs'] as const;

/**
 * Every address of a page is answered with the one page that there is; files have an ending. It runs in CloudFront,
 * so it is plain and small.
 */
const deepLinks = `function handler(event) {
  var request = event.request;
  if (!/\\.[a-z0-9]+$/.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

/** The one style that React Aria puts into the page: what can be pressed is not scrolled by. */
const pressableStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/** Nothing but the pages' own files runs or shows; files are put into and read from the bucket of imports. */
const contentPolicy = (uploads: Bucket): string =>
  Object.entries({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' ${pressableStyle}`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': `'self' https://${uploads.bucketRegionalDomainName}`,
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

const addHeaders = (scope: Construct, uploads: Bucket): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'Headers', {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentPolicy(uploads), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
        { header: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=()', override: true },
      ],
    },
  });

/** It holds what can be built again, so it goes with the service; who publishes empties it. */
const addBucket = (scope: Construct): Bucket =>
  new Bucket(scope, 'Bucket', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    lifecycleRules: [{ id: 'abandoned-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    removalPolicy: RemovalPolicy.DESTROY,
  });

/** Lets a function fill the bucket, and has it do so whenever the pages change. */
const publish = (scope: Construct, bucket: Bucket, publisher: LambdaFunction, version: string): void => {
  publisher.addEnvironment('PAGES_BUCKET', bucket.bucketName);
  for (const statement of [
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
    new PolicyStatement({
      actions: ['s3:PutObject', 's3:DeleteObject'],
      resources: [bucket.arnForObjects('*')],
    }),
  ])
    publisher.addToRolePolicy(statement);
  const published = new CustomResource(scope, 'Published', {
    serviceToken: publisher.functionArn,
    resourceType: 'Custom::Pages',
    properties: { Version: version },
  });
  published.node.addDependency(bucket, publisher);
};

/** The pages under a name, the API beside them. */
const addDistribution = (home: Construct, bucket: Bucket, { apiUrl, uploads }: PagesProps): Distribution => {
  const api = {
    origin: new HttpOrigin(Fn.select(2, Fn.split('/', apiUrl)), {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    // The functions compress what they answer.
    compress: false,
  };
  return new Distribution(home, 'Distribution', {
    comment: 'Callbook: pages and API',
    httpVersion: HttpVersion.HTTP2_AND_3,
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    priceClass: PriceClass.PRICE_CLASS_100,
    defaultBehavior: {
      // CDK's own types differ in what may be undefined.
      origin: S3BucketOrigin.withOriginAccessControl(bucket as IBucket),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      // What may be kept, and how long, each object says itself.
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: addHeaders(home, uploads),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(home, 'DeepLinks', {
            code: FunctionCode.fromInline(deepLinks),
            runtime: FunctionRuntime.JS_2_0,
          }),
        },
      ],
    },
    additionalBehaviors: Object.fromEntries(apiPaths.map((path) => [path, api])),
  });
};

export interface PagesProps {
  readonly stage: string;
  /** The project's root, where the pages are built. */
  readonly root: string;
  readonly storage: StorageStack;
  /** Where the API answers by itself. */
  readonly apiUrl: string;
  readonly uploads: Bucket;
  readonly env?: Environment;
}

const versionOf = (pages: Readonly<Record<string, string>>): string =>
  createHash('sha256').update(JSON.stringify(pages)).digest('hex').slice(0, 16);

/**
 * The stack of the pages, with the API under the same name: a private bucket behind CloudFront. Unused it costs
 * nothing. It is one of its own because a stack holds 500 resources, and those of the service are nearly as many.
 */
export class PagesStack extends Stack {
  constructor(scope: Construct, id: string, props: PagesProps) {
    const { stage, root, storage, env } = props;
    super(scope, id, { description: `Callbook ${stage}: pages`, ...(env && { env }) });
    const home = new Construct(this, 'Pages');
    const bucket = addBucket(home);
    const distribution = addDistribution(home, bucket, props);
    const bundles = bundleFunctions(root, bundleEntries(root));
    const publisher = addFunction(this, 'publish-pages', functionDefinitions['publish-pages'], {
      ...{ stage, storage, root, bundles },
    });
    publish(home, bucket, publisher, versionOf(builtPages(root)));
    new CfnOutput(this, 'PagesUrl', { value: `https://${distribution.distributionDomainName}` });
  }
}
