import vm from 'node:vm';
import * as v from 'valibot';
import { UnsupportedTemplateError } from '../template/intrinsics.ts';
import { propertiesOf } from '../template/properties.ts';
import type { Template } from '../template/template.ts';

/** What the template says of the pages: which paths are the API's, what each answer says, what a path stands for. */
export interface DistributionSource {
  readonly isApiPath: (path: string) => boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly rewrite: (path: string) => string;
}

const distributionSchema = v.object({
  DistributionConfig: v.object({
    CacheBehaviors: v.array(v.object({ PathPattern: v.string() })),
    DefaultCacheBehavior: v.object({
      ResponseHeadersPolicyId: v.string(),
      FunctionAssociations: v.tuple([
        v.object({ EventType: v.literal('viewer-request'), FunctionARN: v.string() }),
      ]),
    }),
  }),
});

const value = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

const headersSchema = v.object({
  ResponseHeadersPolicyConfig: v.object({
    CustomHeadersConfig: v.object({ Items: v.array(v.object({ Header: v.string(), Value: v.string() })) }),
    SecurityHeadersConfig: v.object({
      ContentSecurityPolicy: v.object({ ContentSecurityPolicy: v.string() }),
      FrameOptions: v.object({ FrameOption: value }),
      ReferrerPolicy: v.object({ ReferrerPolicy: value }),
    }),
  }),
});

const functionSchema = v.object({ FunctionCode: v.string() });
const rewrittenSchema = v.object({ uri: v.string() });

const one = (template: Template, kind: string) => {
  const [resource, ...others] = template.resources(kind);
  if (!resource || others.length > 0)
    throw new UnsupportedTemplateError(`The laptop serves pages by one ${kind}.`);
  return resource;
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `*` stands for any characters. */
const matcherOf = (pattern: string): RegExp => new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`);

/** Headers as CloudFront adds them. That browsers must come by TLS is not said here, where there is none. */
const headersOf = (template: Template): Record<string, string> => {
  const { ResponseHeadersPolicyConfig: config } = propertiesOf(
    headersSchema,
    one(template, 'AWS::CloudFront::ResponseHeadersPolicy'),
  );
  const { ContentSecurityPolicy, FrameOptions, ReferrerPolicy } = config.SecurityHeadersConfig;
  return {
    ...Object.fromEntries(config.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
    'content-security-policy': ContentSecurityPolicy.ContentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': FrameOptions.FrameOption,
    'referrer-policy': ReferrerPolicy.ReferrerPolicy,
  };
};

/** The template's own function, run as CloudFront runs it: it sees the request and nothing else. */
const rewriterOf = (template: Template): ((path: string) => string) => {
  const { FunctionCode } = propertiesOf(functionSchema, one(template, 'AWS::CloudFront::Function'));
  const script = new vm.Script(`${FunctionCode}\nJSON.stringify(handler({ request: { uri } }))`);
  return (uri) =>
    v.parse(v.pipe(v.string(), v.parseJson(), rewrittenSchema), script.runInNewContext({ uri })).uri;
};

export const distributionSource = (template: Template): DistributionSource => {
  const { DistributionConfig } = propertiesOf(
    distributionSchema,
    one(template, 'AWS::CloudFront::Distribution'),
  );
  const patterns = DistributionConfig.CacheBehaviors.map(({ PathPattern }) => matcherOf(PathPattern));
  return {
    isApiPath: (path) => patterns.some((pattern) => pattern.test(path)),
    headers: headersOf(template),
    rewrite: rewriterOf(template),
  };
};
