import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type Model, readModels } from '#core/extraction-model/models.ts';

/** The language models that transcripts of a stage may be sent to, and where they are asked. */
export interface Models {
  /** `region/model` with commas between, the first for teams that name none. */
  readonly allowed: string;
  /** Another address than that of the region’s Bedrock, such as a private one. */
  readonly endpoint?: string | undefined;
}

/** Reads the models that the deploying shell allows; by default there are none, and rules read transcripts. */
export const modelsFrom = ({
  CALLBOOK_EXTRACTION_MODELS: text = '',
  CALLBOOK_EXTRACTION_ENDPOINT: endpoint,
}: Readonly<Record<string, string | undefined>>): Models | undefined => {
  if (text.trim() === '') return undefined;
  const allowed = readModels(text)
    .map(({ region, id }) => `${region}/${id}`)
    .join(',');
  return { allowed, ...(endpoint && { endpoint: new URL(endpoint).origin }) };
};

/** A profile spreads requests over the regions of a geography. */
const profile = /^(?:us|us-gov|eu|apac|jp|au|global)\.(.+)$/;

const resourcesOf = ({ region, id }: Model, { partition, account }: Stack): string[] => {
  const base = profile.exec(id)?.[1];
  const arn = `arn:${partition}:bedrock`;
  return base === undefined
    ? [`${arn}:${region}::foundation-model/${id}`]
    : [`${arn}:${region}:${account}:inference-profile/${id}`, `${arn}:*::foundation-model/${base}`];
};

/** The right to ask these models and no others. */
export const askModels = (scope: Construct, { allowed }: Models): PolicyStatement =>
  new PolicyStatement({
    actions: ['bedrock:InvokeModel'],
    resources: readModels(allowed).flatMap((model) => resourcesOf(model, Stack.of(scope))),
  });

export const modelVariables = ({ allowed, endpoint }: Models): Record<string, string> => ({
  EXTRACTION_MODELS: allowed,
  ...(endpoint && { EXTRACTION_ENDPOINT: endpoint }),
});
