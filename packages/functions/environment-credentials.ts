import { fromEnv } from '@aws-sdk/credential-provider-env';

/** What the bundles have in place of the SDK's chain of credential providers: Lambda puts them into the environment. */
export const defaultProvider = () => fromEnv();
