import { zoneNames } from '../calling/zone-data.ts';
import { common } from './common-words.ts';
import { findNames, type NameContext } from './find-names.ts';
import { type Firm, firmAt } from './firm-name.ts';
import type { Found } from './found.ts';
import { endsPart, headOf } from './sentence.ts';
import { isNumeral, isTight, isWord, type Word, wordSet, wordsOf } from './words.ts';

/** How sure it is that a company was asked for: not at all, beside a name, or by itself. */
export type Asked = 'no' | 'beside' | 'alone';

export interface CompanyContext extends NameContext {
  company: Asked;
}

const adverb =
  '(?: (?:now|currently|still|actually|just|also|jetzt|aktuell|derzeit|seit \\w+|inzwischen|mittlerweile|momentan))?';
const article = '(?: (?:the|der|die|das|dem|den|einer|a|an))?(?: (?:firma|company|firm))?';

/** Words behind which there is the firm that somebody works for. */
const working = new RegExp(
  `\\b(?:(?:i|we)(?:'m| am|'re| are)?${adverb} (?:work|working|employed)${adverb} (?:for|at|with|by)${article}` +
    `|(?:my|our|the) (?:company|firm|business|employer|practice|organi[sz]ation)(?: name)?(?: is|'s)(?: called| named)?${article}` +
    '|company name is|i represent' +
    `|i(?:'m| am) (?:a|an|the)(?: \\w+){1,4} (?:at|with)${article}` +
    `|i(?:'m| am)(?: the| a)? (?:owner|founder|co-founder|ceo|cfo|cto|director|president|head|manager|partner)(?: \\w+){0,3} (?:of|at|for)${article}` +
    `|i(?:'m| am)? (?:run|manage|lead|head|handle|do|running|managing|leading|heading)(?: \\w+){1,3} (?:at|for)${article}` +
    `|arbeiten?${adverb} (?:ich |wir )?(?:bei|beim|fuer|im|in|an)${article}|(?:ich|wir)(?: \\w+){0,2} arbeiten? (?:bei|beim|fuer|im)${article}` +
    `|(?:taetig|angestellt|beschaeftigt) (?:bei|beim|im)${article}` +
    `|leiten?(?: \\w+){1,4} (?:bei|beim|von|fuer)${article}` +
    `|(?:ich bin|bin ich)${adverb}(?: \\w+){1,3} (?:bei|beim)${article}` +
    `|(?:meine|unsere|die) firma (?:heisst|ist)${article}|unternehmen heisst|betrieb heisst|mein arbeitgeber ist${article}` +
    `|(?:ich|wir) (?:rufen?|bin|sind|kommen?|sprechen?|arbeiten?)(?: \\w+){0,2} (?:von|bei|fuer) der firma|rufe(?: \\w+){0,2} (?:von|fuer) der firma` +
    ')$',
);
const noWork =
  /\b(?:customer|client|member|patient|insured|guest|visitor|fan|tenant|calling|looking|waiting|kunde|kundin|mitglied|versichert|patient|patientin|gast|zufrieden)\b/;
/** Where somebody may be, or be insured, as well as work. */
const being = new RegExp(
  `\\b(?:i(?:'m| am)|im|we(?:'re| are)|bin ich|ich bin|wir sind|sind wir)${adverb} (?:here )?(?:with|at|from|bei|beim|von)${article}$`,
);
const calling = new RegExp(
  `\\b(?:(?:calling|call|speaking) (?:from|on behalf of|for)|rufen?(?: ich| wir)? von)${article}$`,
);
const answer = new RegExp(
  `^(?:(?:yes|sure|well|so|that|ja|also|gern|gerne|oh|it|that) )?(?:it's|it is|its|that's|that is|that'd be|that would be|it's called|it is called|we're called|this is|called|at|for|with|from|put down|das ist|das waere|die|der|bei|beim|fuer|von|im|am|in|tragen sie|schreiben sie|wir sind|heisst|sie heisst|die heisst|firma|nehmen sie|name is)?${article}$`,
);

const cities = new Set(zoneNames.split('\n').map((zone) => zone.replace(/^.*\//, '').replaceAll('_', ' ')));

/** Tells whether who calls from there may call from a place: of one word, or like San Francisco. */
const mayBePlace = ({ value, hasForm, size }: Firm): boolean =>
  !hasForm &&
  ((size === 1 && !/\p{Ll}\p{Lu}|^\p{Lu}{2,}$/u.test(value)) ||
    cities.has(value) ||
    /^(?:New|San|Santa|Los|Las|Saint|St|El|Fort|North|South|East|West|Bad|Sankt|Frankfurt) /.test(value) ||
    /(?:City|Springs|Falls|Beach|Heights|County|Hills|Valley)$/.test(value));

/** What may follow the firm that is an answer. */
const goesOn = wordSet(
  'now here in as since please actually today and at from jetzt hier im als seit bitte ein und am aktuell',
);

const legal =
  /\b(?:(?:now|we're|we are) called|wir heissen(?: jetzt| nun)?|hier ist|this is|wir sind|we are|we're|i'm with|i'm from|firma)(?: die| the)?$/;

const isFirm = (head: string, firm: Firm, context: CompanyContext, words: readonly Word[]): boolean => {
  if (working.test(head)) return !noWork.test(head);
  if (calling.test(head)) return context.company !== 'no' ? true : !mayBePlace(firm);
  if (being.test(head)) return context.company !== 'no' && !noWork.test(head);
  if (firm.hasForm && legal.test(head)) return true;
  if (context.company === 'no') return false;
  const isWhole = context.company === 'alone' || firm.hasForm;
  return (
    isWhole &&
    answer.test(head.split(/\b(?:sondern|aber|but) /).at(-1) ?? '') &&
    (endsPart(words, firm.next) || firm.hasForm || goesOn.has(words[firm.next]?.low ?? ''))
  );
};

/** Tells whether a firm follows who somebody says to be: `Nina Patel from Skyline Travel`. */
const followsName = (
  words: readonly Word[],
  at: number,
  names: readonly { next: number }[],
  firm: Firm,
): boolean => {
  let back = at - 1;
  while (/^(?:the|der|die|dem|firma|company|,)$/.test(words[back]?.low ?? '')) back -= 1;
  const joint = words[back]?.low ?? '';
  if (names.some(({ next }) => next === at || (next === at - 1 && words[next]?.text === ',')))
    return firm.hasForm;
  if (!/^(?:from|with|of|at|von|vom|bei)$/.test(joint)) return false;
  const isName = names.some(
    ({ next }) =>
      next === back || (next === back - 1 && /^(?:,|speaking|here|hier)$/.test(words[next]?.low ?? '')),
  );
  if (!isName) return false;
  const isNamedSo = /\bfirma|company\b/.test(
    words
      .slice(back, at)
      .map(({ low }) => low)
      .join(' '),
  );
  return isNamedSo || !/^(?:from|von|vom)$/.test(joint) || words[at - 1]?.low === 'der' || !mayBePlace(firm);
};

const isIn = (word: Word, names: readonly Found[]): boolean =>
  names.some(({ start, end }) => word.start >= start && word.start < end);

/** Tells whether a firm's name may begin with this word. */
const mayBegin = (words: readonly Word[], at: number): boolean => {
  const [before, word] = [words[at - 1], words[at]];
  if (!word || common.has(word.low) || !(isWord(word) || isNumeral(word))) return false;
  return !isTight(before, word) || before?.text === '"';
};

/** Companies for which somebody says to work or call. */
export const findCompanies = (text: string, context: CompanyContext): Found[] => {
  const words = wordsOf(text);
  const names = findNames(text, context);
  const found: Firm[] = [];
  for (let at = 0; at < words.length && found.length < 40; at += 1) {
    const word = words[at];
    const firm =
      word && mayBegin(words, at) && !isIn(word, names)
        ? firmAt(text, words, at, context.hasCapitals)
        : undefined;
    if (!firm) continue;
    const isOne = isFirm(headOf(words, at), firm, context, words) || followsName(words, at, names, firm);
    if (isOne) found.push(firm);
    if (isOne || context.hasCapitals) at = firm.next - 1;
  }
  return found;
};
