import { type App, type PolicyValidationPluginReport, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

interface Accepted {
  readonly rule: RegExp;
  /** Paths of constructs, without application and stage. */
  readonly at: RegExp;
  readonly because: string;
}

/** Findings of cdk-nag that are intended. A test fails when one of these no longer applies. */
export const acceptedFindings: readonly Accepted[] = [
  {
    rule: /^AwsSolutions-S1$/,
    at: /^storage\/(Import|Export|DeadLetter)Bucket\//,
    because:
      'Only the functions reach the objects, and they log each import. Access logs would keep file names, often names of people, beyond the life of the files.',
  },
  {
    rule: /^AwsSolutions-S1$/,
    at: /^pages\/Pages\/Bucket\//,
    because: 'It holds the pages alone, which are the same for everybody, and only CloudFront reads them.',
  },
  {
    rule: /^AwsSolutions-CFR[12]$/,
    at: /^pages\/Pages\/Distribution\//,
    because:
      'Teams call from anywhere, and a firewall costs money while nobody comes; the API limits each token itself.',
  },
  {
    rule: /^AwsSolutions-CFR3$/,
    at: /^pages\/Pages\/Distribution\//,
    because: 'The API logs each request without the path, which names people; a log here would keep it.',
  },
  {
    rule: /^AwsSolutions-CFR4$/,
    at: /^pages\/Pages\/Distribution\//,
    because: 'CloudFront’s own name has CloudFront’s own certificate and its choice of protocols.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::<PagesBucket\w+\.Arn>\/\*\]$/,
    at: /^pages\/publish-pages\//,
    because: 'Files of pages come and go with each build; the right ends at their bucket.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\S*ImportBucket\S*\/(drops|uploads|work)\/\*\]$/,
    at: /^service\/(Functions\/(import|jobs|privacy|bulk|person|clean-imports|duplicates|scan|resume-erasures)|(Imports|Bulk|Scans)\/Machine\/)/,
    because: 'Objects come and go; the right ends at the folder.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\S*ImportBucket\S*\/(transcripts|erasures)\/\*\]$/,
    at: /^service\/Functions\/(extractions|read-transcript|privacy|person-chunk|person-finish|resume-erasures)\//,
    because: 'Transcripts come and go; the right ends at their folder.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\S*ExportBucket\S*\/(exports|parts|packages)\/\*\]$/,
    at: /^service\/Functions\/(jobs|privacy|bulk-chunk|bulk-finish|person-chunk|person-finish|resume-erasures)\//,
    because: 'Exports come and go; the right ends at the folder.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:\S+:bedrock:\*::foundation-model\/[^*\s]+\]$/,
    at: /^service\/Functions\/read-transcript\//,
    because:
      'A profile that the stage allows sends requests to this one model, in whichever region of its geography has room.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\S*DeadLetterBucket\S*\/aws\/lambda\/\*\]$/,
    at: /^service\/Functions\/(projector|redrive|privacy|person-chunk|person-finish|resume-erasures)\//,
    because: 'Lambda names the objects; the right ends at its folder.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::<Functions\w+\.Arn>:\*\]$/,
    at: /^service\/((Imports|Bulk|Scans)\/Machine|Jobs\/Role)\//,
    because: 'The versions of one named function; CDK grants them with it.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:\S+:states:\S+:execution:\S+:\*\]$/,
    at: /^service\/(Imports|Bulk|Scans)\/Machine\/DistributedMapPolicy\//,
    because:
      'A distributed map starts and stops executions of its own machine, whose names do not exist yet.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    at: /^service\/(Imports|Bulk|Scans)\/Machine\/Role\//,
    because: 'X-Ray and the delivery of logs have no resource that a policy could name.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    at: /^service\/Functions\/(projector|webhook-send)\/Role\//,
    because:
      'Listing streams, which Lambda wants of whoever reads one, has no resource that a policy could name.',
  },
  {
    rule: /^AwsSolutions-APIG4$/,
    at: /^service\/Api\/ANY --api--call-events--\{team_id\}--\{id\}$/,
    because: 'Providers of calls send no token: the function checks their signature.',
  },
  {
    rule: /^AwsSolutions-APIG4$/,
    at: /^service\/Api\/(ANY --(health|openapi\.json|docs)|\$default)$/,
    because:
      'Public by contract: health, the description of the API, and the answer that there is no such route.',
  },
];

/**
 * cdk-nag's AwsSolutions pack without what is accepted above. CDK's own acknowledgements take exact ids only, and
 * the ids of IAM findings hold generated names.
 */
class Checks extends AwsSolutionsChecks {
  override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    const violations = super.validateScope(scope).violations.flatMap((violation) => {
      const left = violation.violatingResources.filter(
        ({ constructPath = '' }) => !isAccepted(violation.ruleName, constructPath),
      );
      return left.length > 0 ? [{ ...violation, violatingResources: left }] : [];
    });
    return { success: violations.length === 0, violations };
  }
}

const isAccepted = (ruleName: string, path: string): boolean =>
  acceptedFindings.some(({ rule, at }) => rule.test(ruleName) && at.test(path.replace(/^[^/]*-/, '')));

/** Makes synthesis fail where the stacks break a rule of the AwsSolutions pack. */
export const addChecks = (app: App): void => Validations.of(app).addPlugins(new Checks(app));
