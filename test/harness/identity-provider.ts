import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OpenID Connect provider on this machine, as far as tests have to know it. */
export interface IdentityProvider {
  issuer: string;
  audience: string;
  /** PEM. */
  privateKey: string;
  publicKey: string;
  kid: string;
}

const rsaKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

const publicJwk = (key: KeyObject, kid: string): JsonWebKey & { kid: string } => ({
  ...key.export({ format: 'jwk' }),
  kid,
  alg: 'RS256',
  use: 'sig',
});

const pem = (key: KeyObject, type: 'pkcs8' | 'spki') => key.export({ type, format: 'pem' }).toString();

/** Serves a provider's description and its keys; `away` has it answer 500, or never. */
export const startIdentityProvider = async () => {
  let { privateKey, publicKey } = rsaKey();
  let kid = 'key-1';
  let away: 'failing' | 'silent' | undefined;
  let asked = 0;
  const pages: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => ({ issuer, jwks_uri: `${issuer}/keys` }),
    '/keys': () => ({ keys: [publicJwk(publicKey, kid)] }),
  };
  const server = createServer(({ url = '' }, response) => {
    asked++;
    if (away === 'silent') return;
    const page = away ? undefined : pages[url];
    response.writeHead(page ? 200 : 500, { 'content-type': 'application/json' });
    response.end(JSON.stringify(page?.() ?? {}));
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const audience = 'callbook-tests';
  return {
    provided: (): IdentityProvider => ({
      issuer,
      audience,
      kid,
      privateKey: pem(privateKey, 'pkcs8'),
      publicKey: pem(publicKey, 'spki'),
    }),
    environment: { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience },
    /** How many requests have come. */
    asked: () => asked,
    goAway: (how: typeof away) => {
      away = how;
    },
    changeKey: () => {
      ({ privateKey, publicKey } = rsaKey());
      kid = 'key-2';
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

/** A private key that no provider knows. */
export const strangersKey = (): string =>
  rsaKey().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT; `seal` makes the signature, by default none. */
export const jwtOf = (header: object, payload: object, seal: (text: string) => string = () => ''): string => {
  const text = `${encoded(header)}.${encoded(payload)}`;
  return `${text}.${seal(text)}`;
};

export const rs256 =
  (privateKey: string) =>
  (text: string): string =>
    sign('sha256', Buffer.from(text), privateKey).toString('base64url');
