import * as v from 'valibot';
import type { Oidc } from './oidc.ts';

const environmentSchema = v.object({
  STAGE: v.string(),
  TABLE_NAME: v.optional(v.string()),
  IMPORT_BUCKET: v.optional(v.string()),
  EXPORT_BUCKET: v.optional(v.string()),
  DEAD_LETTER_BUCKET: v.optional(v.string()),
  PAGES_BUCKET: v.optional(v.string()),
  OIDC_ISSUER: v.optional(v.string()),
  OIDC_AUDIENCE: v.optional(v.string()),
  OIDC_JWKS_URI: v.optional(v.string()),
  OIDC_TEAM_CLAIM: v.optional(v.string(), 'team_id'),
  WEBHOOK_ALLOW: v.optional(v.string()),
  /** Language models that the stage has, and another address of theirs. */
  EXTRACTION_MODELS: v.optional(v.string()),
  EXTRACTION_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  /** Stands in for Google where there is none, as in tests; no template sets it. */
  GOOGLE_SHEETS_URL: v.optional(v.pipe(v.string(), v.url())),
});

/** Reads what the stack tells a function about itself. */
export const environment = () => v.parse(environmentSchema, process.env);

/** A variable without which the function cannot work; that it is missing means the deployment is broken. */
export const required = (
  name: 'TABLE_NAME' | 'IMPORT_BUCKET' | 'EXPORT_BUCKET' | 'DEAD_LETTER_BUCKET' | 'PAGES_BUCKET',
): string => {
  const value = environment()[name];
  if (value === undefined) throw new Error(`The function runs without ${name} in its environment.`);
  return value;
};

/** The stage's identity provider, if it has one. */
export const oidcEnvironment = (): Oidc | undefined => {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, ...rest } = environment();
  if (issuer === undefined || audience === undefined) return undefined;
  return { issuer, audience, jwksUri: rest.OIDC_JWKS_URI, teamClaim: rest.OIDC_TEAM_CLAIM };
};
