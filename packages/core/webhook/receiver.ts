import { type Allowed, isAllowed } from '../outbound/allowed-host.ts';
import { isPublicAddress, literalAddress } from '../outbound/public-address.ts';
import { AddressForbidden, type Lookup, publicLookup } from '../outbound/public-lookup.ts';

export interface Refusal {
  code: 'url_invalid' | 'url_not_https' | 'url_credentials' | 'address_forbidden';
  message: string;
}

const forbidden: Refusal = {
  code: 'address_forbidden',
  message:
    'The URL leads to an address that is not public: private, link-local, loopback or reserved. An operator may allow its host.',
};

/** Answers why nothing may be sent to a URL, as far as it shows without resolving names. */
export const urlRefusal = (allowed: readonly Allowed[], text: string): Refusal | undefined => {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '')
    return { code: 'url_invalid', message: 'This is not an https URL.' };
  if (url.username !== '' || url.password !== '')
    return {
      code: 'url_credentials',
      message: 'A URL must not hold a user or a password: deliveries are known by their signature.',
    };
  if (isAllowed(allowed, url)) return undefined;
  if (url.protocol !== 'https:')
    return {
      code: 'url_not_https',
      message: 'Webhooks are delivered over https only, except to hosts that the operator allows.',
    };
  const literal = literalAddress(url);
  return literal !== undefined && !isPublicAddress(literal) ? forbidden : undefined;
};

const invalid = (message: string): Refusal => ({ code: 'url_invalid', message });

/** Names of the machine itself, whatever a resolver says of them; a dot at the end makes no difference. */
const isLocalName = ({ hostname }: URL): boolean => /(^|\.)localhost\.?$/.test(hostname);

/** Answers why a URL is not accepted for a new receiver, although an existing one may have it. */
const draftRefusal = (allowed: readonly Allowed[], text: string): Refusal | undefined => {
  const url = URL.parse(text);
  if (!url || !/^\s*https?:\/\/[^/\\]/i.test(text)) return invalid('This is not an https URL.');
  if (text.includes('#')) return invalid('The URL holds a fragment (#…), which is never sent. Leave it out.');
  if (url.port === '0') return invalid('Nothing is delivered to port 0.');
  return isLocalName(url) && !isAllowed(allowed, url) ? forbidden : undefined;
};

/**
 * Finds why a URL is not accepted as a receiver now. A name that does not resolve is no reason: it is
 * resolved again at each delivery.
 */
export const receiverRefusal = async (
  { allowed, lookup }: { allowed: readonly Allowed[]; lookup?: Lookup | undefined },
  text: string,
): Promise<Refusal | undefined> => {
  const refusal = urlRefusal(allowed, text) ?? draftRefusal(allowed, text);
  const url = URL.parse(text);
  if (refusal || !url || isAllowed(allowed, url) || literalAddress(url) !== undefined) return refusal;
  const error = await new Promise<Error | null>((resolve) => {
    publicLookup(lookup)(url.hostname, {}, resolve);
  });
  return error instanceof AddressForbidden ? forbidden : undefined;
};
