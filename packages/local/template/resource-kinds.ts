/** Where the laptop pretends to be. */
export const region = 'us-east-1';
export const accountId = '000000000000';

/** Kinds that the host brings to life. */
export const hostedKinds: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::Scheduler::Schedule',
  'AWS::StepFunctions::StateMachine',
]);

/** Kinds without which the app behaves the same on one machine: permissions, alarms, logs, bookkeeping of the CDK. */
export const ignoredKinds: ReadonlySet<string> = new Set([
  'AWS::ApplicationInsights::Application',
  'AWS::Budgets::Budget',
  'AWS::CDK::Metadata',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  // How often Lambda retries what nobody waits for; the laptop's callers all wait.
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::QueryDefinition',
  'AWS::Logs::ResourcePolicy',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::ScheduleGroup',
  // The laptop serves the pages from where they are built.
  'Custom::Pages',
  'Custom::S3AutoDeleteObjects',
]);

/** The property that names a resource, where it is not called `Name`. */
const nameProperties: { readonly [kind: string]: string } = {
  'AWS::ApiGatewayV2::Stage': 'StageName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
};

export const nameProperty = (kind: string): string => {
  return nameProperties[kind] ?? 'Name';
};

/** The name CloudFormation would invent, kept stable so that data outlives a restart. */
export const inventedName = (kind: string, path: readonly string[]): string => {
  const name = path.join('-').replaceAll(/[^A-Za-z0-9-]+/g, '-');
  return kind === 'AWS::S3::Bucket' ? name.toLowerCase().slice(0, 63) : name;
};

export interface Identity {
  readonly ref: string;
  readonly attributes: { readonly [attribute: string]: string };
}

/** The stream of a table as the template names it; the engine gives it another ARN. */
export const streamArnIn = (tableArn: string): string => `${tableArn}/stream/local`;

/** What `Ref` and `Fn::GetAtt` answer for a resource with this physical name. */
export const identityOf = (kind: string, name: string, apiUrl: string): Identity => {
  const arn = arnOf(kind, name);
  switch (kind) {
    case 'AWS::DynamoDB::GlobalTable':
    case 'AWS::DynamoDB::Table':
      return { ref: name, attributes: { Arn: arn, StreamArn: streamArnIn(arn) } };
    case 'AWS::ApiGatewayV2::Api':
      return { ref: name, attributes: { ApiId: name, ApiEndpoint: apiUrl } };
    case 'AWS::StepFunctions::StateMachine':
      return { ref: arn, attributes: { Arn: arn, Name: name } };
    case 'AWS::CloudFront::Distribution':
      return { ref: name, attributes: { Id: name, DomainName: new URL(apiUrl).host } };
    case 'AWS::CloudFront::Function':
      return { ref: name, attributes: { FunctionARN: arn, FunctionMetadata: arn } };
    case 'AWS::CloudFront::ResponseHeadersPolicy':
    case 'AWS::CloudFront::OriginAccessControl':
      return { ref: name, attributes: { Id: name } };
    case 'AWS::S3::Bucket':
      return {
        ref: name,
        attributes: { Arn: arn, RegionalDomainName: `${name}.s3.${region}.amazonaws.com` },
      };
    case 'AWS::SNS::Topic':
      return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
    case 'AWS::SQS::Queue': {
      const url = `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
      return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
    }
    default:
      return { ref: name, attributes: { Arn: arn } };
  }
};

const arnOf = (kind: string, name: string): string => {
  const at = `${region}:${accountId}`;
  switch (kind) {
    case 'AWS::DynamoDB::GlobalTable':
    case 'AWS::DynamoDB::Table':
      return `arn:aws:dynamodb:${at}:table/${name}`;
    case 'AWS::Events::Rule':
      return `arn:aws:events:${at}:rule/${name}`;
    case 'AWS::IAM::Role':
      return `arn:aws:iam::${accountId}:role/${name}`;
    case 'AWS::Lambda::Function':
      return `arn:aws:lambda:${at}:function:${name}`;
    case 'AWS::Logs::LogGroup':
      return `arn:aws:logs:${at}:log-group:${name}:*`;
    case 'AWS::S3::Bucket':
      return `arn:aws:s3:::${name}`;
    case 'AWS::StepFunctions::StateMachine':
      return `arn:aws:states:${at}:stateMachine:${name}`;
    default:
      return `arn:aws:${(kind.split('::')[1] ?? kind).toLowerCase()}:${at}:${name}`;
  }
};
