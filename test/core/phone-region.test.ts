import { getCountries } from 'libphonenumber-js';
import { describe, expect, test } from 'vitest';
import { findRegion } from '#core/phone/region.ts';

describe('the country of a cell', () => {
  test.each([
    ['France', 'FR'],
    ['Frankreich', 'FR'],
    ['Francia', 'FR'],
    ['germany', 'DE'],
    ['DEUTSCHLAND', 'DE'],
    ['Allemagne', 'DE'],
    ['Alemania', 'DE'],
    ['DE', 'DE'],
    ['deu', 'DE'],
    ['United Kingdom', 'GB'],
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['England', 'GB'],
    ['Großbritannien', 'GB'],
    ['Grossbritannien', 'GB'],
    ['Royaume-Uni', 'GB'],
    ['Reino Unido', 'GB'],
    ['GBR', 'GB'],
    ['United States', 'US'],
    ['United States of America', 'US'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['EE. UU.', 'US'],
    ['Etats-Unis', 'US'],
    ['Estados Unidos', 'US'],
    ['Vereinigte Staaten', 'US'],
    ['India', 'IN'],
    ['Inde', 'IN'],
    ['Indien', 'IN'],
    ['Espana', 'ES'],
    ['España', 'ES'],
    ['Österreich', 'AT'],
    ['Oesterreich', 'AT'],
    ['Myanmar', 'MM'],
    ['Schweiz', 'CH'],
    ['Suisse', 'CH'],
    ['Suiza', 'CH'],
    ['The Netherlands', 'NL'],
    ['Türkei', 'TR'],
    ['Turkey', 'TR'],
    ['Czech Republic', 'CZ'],
    ['Côte d’Ivoire', 'CI'],
    ["Cote d'Ivoire", 'CI'],
    ['Hong Kong', 'HK'],
    ['Germany (+49)', 'DE'],
    ['+49 (DE)', 'DE'],
    ['Germany (DE)', 'DE'],
    ['+49', 'DE'],
    ['0049', 'DE'],
    ['49', 'DE'],
    ['+1', 'US'],
    ['1', 'US'],
    ['1-242', 'US'],
    ['44', 'GB'],
    ['+7', 'RU'],
    ['+39', 'IT'],
    ['61', 'AU'],
    ['Narnia', undefined],
    ['030', undefined],
    ['12345', undefined],
    ['', undefined],
    ['-', undefined],
    ['constructor', undefined],
  ])('"%s" is %s', (cell, country) => {
    expect(findRegion(cell)).toBe(country);
  });

  test('is known of every country that has numbers, by its codes and by its names', () => {
    const names = ['en', 'de', 'fr', 'es'].map((one) => new Intl.DisplayNames([one], { type: 'region' }));
    for (const country of getCountries()) {
      expect(findRegion(country)).toBe(country);
      for (const language of names)
        expect([country, findRegion(language.of(country) ?? '')]).toEqual([country, country]);
    }
  });
});
