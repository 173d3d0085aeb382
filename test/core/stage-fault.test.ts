import { expect, test } from 'vitest';
import { regionFrom } from '#infra/region.ts';
import { stageFault } from '#local/command/stage-fault.ts';

const stage = { table: 'callbook-prod-storage-Table', region: 'eu-central-1' };
const named = (name: string, more: object = {}) =>
  Object.assign(new Error(`of AWS,\nin two lines (${name})`), { name, ...more });

test('the region is the deploying shell’s, else the one that the deployment takes by default', () => {
  expect(regionFrom({ AWS_REGION: 'eu-central-1' })).toBe('eu-central-1');
  expect(regionFrom({ AWS_REGION: '' })).toBe('us-east-1');
  expect(regionFrom({})).toBe('us-east-1');
});

test.each([
  [named('CredentialsProviderError'), /no AWS credentials/],
  [named('TokenProviderError'), /sign-in has expired/],
  [named('ExpiredTokenException'), /have expired/],
  [named('ExpiredToken'), /have expired/],
  [named('UnrecognizedClientException'), /does not know these credentials/],
  [named('InvalidClientTokenId'), /does not know these credentials/],
  [named('InvalidSignatureException'), /signature/],
  [named('AccessDeniedException'), /may not work on the table callbook-prod-storage-Table in eu-central-1/],
  [named('ResourceNotFoundException'), /no table callbook-prod-storage-Table in eu-central-1.*AWS_REGION/],
  [named('Error', { code: 'ENOTFOUND' }), /cannot be reached in eu-central-1/],
  [named('TimeoutError'), /cannot be reached/],
  [
    named('ValidationException', { $metadata: {} }),
    /^AWS answered ValidationException: of AWS, in two lines/,
  ],
])('%s is told in one line', (error, line) => {
  const told = stageFault(error, stage);
  expect(told).toMatch(line);
  expect(told).not.toContain('\n');
});

test('a fault of our own keeps its stack', () => {
  expect(stageFault(new TypeError('of ours'), stage)).toBeUndefined();
  expect(stageFault('text', stage)).toBeUndefined();
});
