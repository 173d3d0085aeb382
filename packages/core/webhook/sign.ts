import { randomBytes } from 'node:crypto';
import { Webhook as Signer } from 'standardwebhooks';
import type { Signing } from './webhook.schema.ts';

/** Makes a secret as Standard Webhooks has it: 32 random bytes. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Lists the secrets that sign at a time, the current one first. */
const present = ({ secrets }: Signing, at: string): string[] =>
  secrets.filter(({ expires_at }) => expires_at === null || expires_at > at).map(({ value }) => value);

/**
 * Makes the headers of a delivery as Standard Webhooks has them, signed with every secret that is valid `at`
 * (ISO time).
 */
export const signedHeaders = (
  signing: Signing,
  { id, body, at }: { id: string; body: string; at: string },
): Record<string, string> => {
  const now = new Date();
  return {
    'content-type': 'application/json',
    'user-agent': 'Callbook-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': present(signing, at)
      .map((secret) => new Signer(secret).sign(id, now, body))
      .join(' '),
  };
};
