import { expect, test } from 'vitest';
import { oidcFrom } from '#infra/oidc.ts';
import { resourcesOf, synthesise } from './synth.ts';

const issuer = 'https://idp.example/';

test('only the authorizer is told of the identity provider', () => {
  const { service } = synthesise({ stage: 'prod', oidc: { issuer, audience: 'callbook' } });
  const told = resourcesOf(service, 'AWS::Lambda::Function').filter(([, { Properties }]) =>
    JSON.stringify(Properties.Environment).includes('OIDC_'),
  );
  expect(told).toHaveLength(1);
  expect(told[0]?.[1].Properties).toMatchObject({
    Environment: {
      Variables: {
        POWERTOOLS_SERVICE_NAME: 'authorizer',
        OIDC_ISSUER: issuer,
        OIDC_AUDIENCE: 'callbook',
      },
    },
  });
});

test('the provider is what the deploying shell names', () => {
  expect(oidcFrom({})).toBeUndefined();
  expect(
    oidcFrom({
      CALLBOOK_OIDC_ISSUER: issuer,
      CALLBOOK_OIDC_AUDIENCE: 'callbook',
      CALLBOOK_OIDC_JWKS_URI: 'https://idp.example/keys',
      CALLBOOK_OIDC_TEAM_CLAIM: 'org',
    }),
  ).toEqual({ issuer, audience: 'callbook', jwksUri: 'https://idp.example/keys', teamClaim: 'org' });
});

test.each([
  { CALLBOOK_OIDC_ISSUER: issuer },
  { CALLBOOK_OIDC_AUDIENCE: 'callbook' },
  { CALLBOOK_OIDC_ISSUER: 'http://idp.example', CALLBOOK_OIDC_AUDIENCE: 'callbook' },
  { CALLBOOK_OIDC_ISSUER: 'idp.example', CALLBOOK_OIDC_AUDIENCE: 'callbook' },
])('%j stops the deployment', (environment) => {
  expect(() => oidcFrom(environment)).toThrow(/CALLBOOK_OIDC|https/);
});
