import { allowedHosts } from '#core/outbound/allowed-host.ts';
import { openSender } from '#core/webhook/post.ts';
import { environment } from './environment.ts';
import { openServices, type Services } from './services.ts';

/** The services of a function that sends to the receivers of webhooks. */
export const openSenderServices = (): Services =>
  openServices({ sender: () => openSender({ allowed: allowedHosts(environment().WEBHOOK_ALLOW) }) });
