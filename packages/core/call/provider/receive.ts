import type { Provider } from '../call.schema.ts';
import { receiveHubspot } from './hubspot.ts';
import type { ProviderAccount, ProviderRequest, Receipt } from './request.ts';
import { receiveTwilio } from './twilio.ts';
import { receiveVicidial } from './vicidial.ts';
import { receiveVonage } from './vonage.ts';

const receivers: Readonly<
  Record<Provider, (request: ProviderRequest, account: ProviderAccount, now: number) => Receipt>
> = {
  twilio: receiveTwilio,
  vonage: receiveVonage,
  hubspot: receiveHubspot,
  vicidial: receiveVicidial,
};

/** Reads a provider's request, once it is sure that it is the provider's. */
export const receive = (
  provider: Provider,
  request: ProviderRequest,
  account: ProviderAccount,
  now: number,
): Receipt => receivers[provider](request, account, now);
