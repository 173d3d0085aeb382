import { foldPhone } from '../phone/phone-variants.ts';
import { zoneNames, zonePrefixes } from './zone-data.ts';

let byPrefix: ReadonlyMap<string, readonly string[]> | undefined;

const readTable = (): ReadonlyMap<string, readonly string[]> => {
  const names = zoneNames.trim().split('\n');
  const entries = zonePrefixes
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [indices = '', prefixes = ''] = line.split(':');
      const zones = indices.split(',').flatMap((index) => names[Number.parseInt(index, 36)] ?? []);
      return prefixes.split(' ').map((prefix): [string, readonly string[]] => [prefix, zones]);
    });
  return new Map(entries);
};

const longestPrefix = 7;

/**
 * All time zones that a number in E.164 may be in, sorted. A fixed line's place decides; a mobile number, or one
 * without a place, is in every zone of its country; empty, where not even that is known, as with toll-free numbers of
 * North America.
 */
export const numberZones = (e164: string): readonly string[] => {
  byPrefix ??= readTable();
  const digits = foldPhone(e164).slice(1);
  for (let length = Math.min(longestPrefix, digits.length); length > 0; length -= 1) {
    const zones = byPrefix.get(digits.slice(0, length));
    if (zones) return zones;
  }
  return [];
};
