/** The stage that a command works on. */
export interface Stage {
  readonly table: string;
  readonly region: string;
}

const signIn = 'Sign in (aws sso login), or name a profile that is signed in with AWS_PROFILE.';

/** What a reader can do about an error of AWS or of its SDK, by the name of the error. */
const advice: Readonly<Record<string, (stage: Stage) => string>> = {
  CredentialsProviderError: () => `There are no AWS credentials here, or they are not complete. ${signIn}`,
  TokenProviderError: () => `The AWS sign-in has expired. ${signIn}`,
  ExpiredTokenException: () => `The AWS credentials have expired. ${signIn}`,
  UnrecognizedClientException: () => `AWS does not know these credentials. ${signIn}`,
  InvalidSignatureException: () =>
    'AWS does not take the signature of these credentials: is the secret key right, and the clock of this machine?',
  AccessDeniedException: ({ table, region }) =>
    `These AWS credentials may not work on the table ${table} in ${region}.`,
  ResourceNotFoundException: ({ table, region }) =>
    `There is no table ${table} in ${region} for these AWS credentials. Is CALLBOOK_TABLE the TableName that the deployment printed, and AWS_REGION its region?`,
};

/** Other names of the same. */
const alias: Readonly<Record<string, string>> = {
  ExpiredToken: 'ExpiredTokenException',
  RequestExpired: 'InvalidSignatureException',
  SSOTokenProviderFailure: 'TokenProviderError',
  InvalidClientTokenId: 'UnrecognizedClientException',
  UnauthorizedException: 'TokenProviderError',
  MissingAuthenticationTokenException: 'CredentialsProviderError',
  IncompleteSignatureException: 'InvalidSignatureException',
  ProcessProviderError: 'CredentialsProviderError',
};

const unreachable = new Set([
  ...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['TimeoutError', 'ERR_INVALID_URL'],
]);

const isUnreachable = (error: Error): boolean =>
  unreachable.has(error.name) || ('code' in error && unreachable.has(String(error.code)));

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** One line on what stands between a command and its stage; undefined for a fault of another kind. */
export const stageFault = (error: unknown, stage: Stage): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (isUnreachable(error))
    return `DynamoDB cannot be reached in ${stage.region}: is that a region of AWS, and is this machine online?`;
  const known = advice[alias[error.name] ?? error.name];
  if (known) return known(stage);
  return '$metadata' in error ? `AWS answered ${error.name}: ${oneLine(error.message)}` : undefined;
};
