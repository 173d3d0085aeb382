/**
 * What the bundles have in place of the SDK's providers of bearer tokens, which look for them in files and on the network:
 * requests are signed with the credentials of the function.
 */
const refuse = () => async (): Promise<never> => {
  throw new Error('The bundles of functions leave out bearer tokens (infra/bundle.ts).');
};

export const fromEnvSigningName = refuse;

export const nodeProvider = refuse;
