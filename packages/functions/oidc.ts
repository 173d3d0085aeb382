import { FetchError, JwksValidationError, JwtBaseError, JwtParseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { JwtVerifier } from 'aws-jwt-verify/jwt-verifier';
import * as v from 'valibot';
import { isId } from '#core/id.ts';

/** The stage's settings of its identity provider. */
export interface Oidc {
  issuer: string;
  audience: string;
  /** Found by the issuer's own description when it is not given. */
  jwksUri?: string | undefined;
  /** The claim that holds the team's id. */
  teamClaim: string;
}

/** The identity in a valid JWT. */
export interface Identity {
  teamId: string;
  subject: string;
}

const fetchTimeout = 2_000;
/** A key that the provider takes back counts no longer than this. */
const keysLiveFor = 3_600_000;

const fetchBytes = async (uri: string): Promise<ArrayBuffer> => {
  const response = await fetch(uri, { signal: AbortSignal.timeout(fetchTimeout), redirect: 'error' });
  if (!response.ok) throw new FetchError(uri, `answered ${response.status}`);
  return response.arrayBuffer();
};

const descriptionSchema = v.object({ issuer: v.string(), jwks_uri: v.string() });

const discover = async (issuer: string): Promise<string> => {
  const uri = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const text = new TextDecoder().decode(await fetchBytes(uri));
  const description = v.parse(descriptionSchema, JSON.parse(text));
  if (description.issuer !== issuer) throw new FetchError(uri, 'describes another issuer');
  return description.jwks_uri;
};

/** Extensions that must be understood (RFC 7515, 4.1.11), and are not. */
const refuseExtensions = (header: object): void => {
  if ('crit' in header) throw new JwtParseError('The JWT has critical extensions.');
};

const newVerifier = async ({ issuer, audience, jwksUri }: Oidc) =>
  JwtVerifier.create(
    {
      issuer,
      audience,
      jwksUri: jwksUri ?? (await discover(issuer)),
      graceSeconds: 5,
      customJwtCheck: ({ header }) => refuseExtensions(header),
    },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchBytes } }) },
  );

/** Anything but a fault of the JWT itself: the provider is away or answers nonsense. */
const isProviderFault = (error: unknown): boolean =>
  !(error instanceof JwtBaseError) || error instanceof FetchError || error instanceof JwksValidationError;

/**
 * Tells whom a JWT speaks of; undefined when it is not valid, or says nothing of a team.
 * @throws when the provider's keys cannot be had
 */
export const identityReader = (oidc: Oidc): ((jwt: string) => Promise<Identity | undefined>) => {
  let current: { verifier: ReturnType<typeof newVerifier>; until: number } | undefined;
  const verifier = async () => {
    if (!current || current.until < Date.now())
      current = { verifier: newVerifier(oidc), until: Date.now() + keysLiveFor };
    try {
      return await current.verifier;
    } catch (error) {
      current = undefined;
      throw error;
    }
  };
  return async (jwt) => {
    try {
      const { sub, exp, ...claims } = await (await verifier()).verify(jwt);
      const teamId = claims[oidc.teamClaim];
      // A token that never ends is none that the library refuses.
      if (typeof exp !== 'number' || typeof sub !== 'string' || sub === '') return undefined;
      return typeof teamId === 'string' && isId('team', teamId) ? { teamId, subject: sub } : undefined;
    } catch (error) {
      if (isProviderFault(error)) throw error;
      return undefined;
    }
  };
};
