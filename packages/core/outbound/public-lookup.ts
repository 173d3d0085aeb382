import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export type Lookup = LookupFunction;

/** The name resolves to an address that nothing may be sent to. */
export class AddressForbidden extends Error {
  override readonly name = 'AddressForbidden';
}

/** Resolves names as `lookup` does, but to public addresses only: with one other among them it fails. */
export const publicLookup =
  (lookup: Lookup = systemLookup): Lookup =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = found as unknown as LookupAddress[];
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
        return callback(new AddressForbidden('The name resolves to an address that is not public.'), '', 0);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
