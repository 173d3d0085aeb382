/** An OpenID Connect provider whose tokens the API takes beside its own. */
export interface Oidc {
  readonly issuer: string;
  readonly audience: string;
  /** Where the provider's keys are; by default where its own description says. */
  readonly jwksUri?: string;
  /** The claim that holds the team's id; `team_id` by default. */
  readonly teamClaim?: string;
}

const isSafe = (text: string): boolean => {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
};

const checked = (oidc: Oidc): Oidc => {
  for (const url of [oidc.issuer, ...(oidc.jwksUri === undefined ? [] : [oidc.jwksUri])])
    if (!isSafe(url)) throw new Error(`The identity provider's address "${url}" must be an https URL.`);
  return oidc;
};

/** The provider that the deploying shell names, if it names one. */
export const oidcFrom = (environment: Readonly<Record<string, string | undefined>>): Oidc | undefined => {
  const {
    CALLBOOK_OIDC_ISSUER: issuer,
    CALLBOOK_OIDC_AUDIENCE: audience,
    CALLBOOK_OIDC_JWKS_URI: jwksUri,
    CALLBOOK_OIDC_TEAM_CLAIM: teamClaim,
  } = environment;
  if (!issuer && !audience) return undefined;
  if (!issuer || !audience)
    throw new Error('Give both CALLBOOK_OIDC_ISSUER and CALLBOOK_OIDC_AUDIENCE, or neither.');
  return checked({ issuer, audience, ...(jwksUri && { jwksUri }), ...(teamClaim && { teamClaim }) });
};

/** Makes the environment of the function that checks tokens. */
export const oidcVariables = ({ issuer, audience, jwksUri, teamClaim }: Oidc): Record<string, string> => ({
  OIDC_ISSUER: issuer,
  OIDC_AUDIENCE: audience,
  ...(jwksUri && { OIDC_JWKS_URI: jwksUri }),
  ...(teamClaim && { OIDC_TEAM_CLAIM: teamClaim }),
});
