import { fold } from '../text/fold.ts';

/** Beginnings, ends and middles of headers, without what stands between their words. */
const phrases =
  /opt(?:ed|s|ing)?out|unsubscri|do(?:es)?not(?:call|contact|phone|disturb)|dont(?:call|contact)|(?:no|never)calls?|suppress|blacklist|blocklist|robinson|sperr|widerspruch|widersproch|nicht(?:anruf|kontakt|telefon)|keine?(?:anruf|werb|kontakt|telefon)|ne(?:pas|plus)(?:appel|contact)|opposition|desinscri|desabonn|bloctel|no(?:llamar|contactar|molestar|desea)/;

const words: ReadonlySet<string> = new Set([
  ...['dnc', 'dnd', 'blocked', 'banned', 'gesperrt', 'blockiert', 'bloque', 'bloquee', 'bloqueado'],
]);

/** Opt-outs of something else than calls, and notes about an opt-out. */
const otherwise =
  /mail|correo|courriel|fax|sms|newsletter|rundschreiben|reason|date|time|source|comment|grund|datum|quelle|motif|motivo|fecha/;

/** Tells whether a header sounds as if its column said who must not be called. */
export const looksLikeOptOut = (header: string): boolean => {
  const parts = fold(header)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
  const key = parts.join('');
  return (phrases.test(key) || parts.some((part) => words.has(part))) && !otherwise.test(key);
};
