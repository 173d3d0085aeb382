import { spoken } from './spoken.ts';

/** Words for people that somebody may speak of. */
const relations =
  'wife|husband|spouse|partner|mother|father|mom|mum|dad|parents?|sister|brother|son|daughter|kids?|children|child|aunt|uncle|cousin|' +
  'grandmother|grandfather|grandma|grandpa|grandson|granddaughter|in-laws?|mother-in-law|father-in-law|sister-in-law|brother-in-law|ex|ex-wife|ex-husband|' +
  'girlfriend|boyfriend|fianc\u00e9e?|fiancee?|friend|roommate|flatmate|housemate|neighbou?rs?|boss|colleagues?|coworkers?|co-worker|assistant|' +
  'secretary|manager|supervisor|landlord|landlady|lawyer|attorney|accountant|agent|doctor|tenants?|predecessor|team|reception|' +
  'frau|mann|ehefrau|ehemann|exmanns?|exfrau|ex|ex-mann|ex-frau|mutter|vaters?|eltern|schwester|bruders?|sohne?s?|tochter|kind|kinder|tante|onkel|cousine|' +
  'opa|oma|gro\u00dfmutter|gro\u00dfvater|enkel|enkelin|schwager|schw\u00e4gerin|schwiegermutter|schwiegervater|schwiegereltern|schwiegersohn|schwiegertochter|' +
  'freunde?s?|freundin|verlobter?|mitbewohner|mitbewohnerin|nachbarn?|nachbarin|chefs?|chefin|kollegen?|kollegin|assistent|assistentin|' +
  'sekret\u00e4rin|vermieters?|vermieterin|anwalt|anw\u00e4ltin|steuerberaters?|steuerberaterin|partnerin|lebensgef\u00e4hrte|lebensgef\u00e4hrtin|mieter|' +
  'vorg\u00e4nger|vorg\u00e4ngerin|hausverwalter|hausverwaltung|team|zentrale';
const determiner =
  'my|our|the|a|an|his|her|their|your|mein|meine[rnms]?|unser|unsere[rnms]?|der|die|dem|den|des|das|ein|eine[rnms]?|ihr|ihre[rnms]?|sein|seine[rnms]?|you';
const person = `\\b(?:${determiner}) (?:[\\p{L}-]{2,20} )?(?:${relations})\\b(?:['\u2019]s)?`;

/** Says that the person spoken of is who speaks. */
const selfAs = `\\b(?:i['\u2019]m|i am|im|ich bin|bin|als|as) (?:[\\p{L}-]{1,20} ){0,3}(?:${relations})\\b`;
const third =
  "\\b(?:he|she|they|his|hers|her|their|theirs|he['\u2019]s|she['\u2019]s|they['\u2019]re|er|sie hei\u00dft|ihre[rnms]?|ihr|seine[rnms]?|sein (?=name|mail|e-?mail|nummer|handy|telefon|budget))\\b";
const somebody =
  "\\b(?:mr|mrs|ms|herrn?|frau)\\.? \\p{L}{2,}|\\b\\p{L}{2,}['\u2019]s (?=(?:e-?mail|number|phone|address|cell|mobile|name|company|budget|birthday)\\b)";
const believing =
  '\\b(?:i|ich) (?:think|believe|guess|suppose|know|glaube|denke|meine|wei\u00df)\\b|\\b(?:glaube|denke|meine) ich\\b';
const self =
  "\\b(?:i|i['\u2019](?:m|ve|d|ll)|im|ive|my|mine|our|ours|we|we['\u2019](?:re|ve|d|ll)|ich|mein|meine[rnms]?|meins|unser|unsere[rnms]?|wir)\\b" +
  '|\\b(?:call|reach|email|text|write(?: to)?|contact|phone) (?:me|us)\\b|\\b(?:for|f\u00fcr) (?:me|mich|uns)\\b|\\b(?:erreichen|rufen|schreiben) sie (?:mich|mir|uns)\\b|\\b(?:bei|von) mir\\b|\\b(?:use|nehmen sie|take)\\b';

const mark = spoken(
  `(?<as>${selfAs})|(?<person>${person})|(?<belief>${believing})|(?<third>${third})|(?<title>${somebody})|(?<self>${self})`,
  'giu',
);

/** `Ihre` is who is spoken to, `ihre` somebody else's. */
const withoutCourtesy = (words: string): string => words.replace(/\b(?:Ihr(?:e[rnms]?)?|Sie)\b/g, 'you');

/** Whose something is, by the last word that says so; undefined where none does. */
export const ownerIn = (words: string, isName: boolean): 'self' | 'other' | undefined => {
  let owner: 'self' | 'other' | undefined;
  for (const { groups } of withoutCourtesy(words).matchAll(mark)) {
    if (groups?.belief || (groups?.title && isName)) continue;
    owner = groups?.as || groups?.self ? 'self' : 'other';
  }
  return owner;
};

/** Behind a value: whose it is said to be. */
const belonging = spoken(
  `\\b(?:is|are|was|ist|sind|war|that['\u2019]s|it['\u2019]s|thats) (?:his|hers|theirs|the [a-z]{1,20}['\u2019]s|the (?:general|main|team|front)\\b|(?:the )?reception\\b|(?:die )?zentrale\\b|(?:my|our|mein|meine|unser|unsere|von|die von|der von|das von)\\b.{0,20}\\b(?:${relations}))` +
    `|\\bgeh\u00f6rt (?:dem|der|einem|einer|meine[mrn])\\b|\\bbelongs to (?:my|our|the|a)\\b|^[\\s,]*(?:is|ist|war) (?:only |just |nur )?(?:for|f\u00fcr) (?!me\\b|mich\\b|us\\b|uns\\b)|^[\\s,]*(?:says|said|uses|sagt|sagte) `,
);
export const isTheirs = (behind: string): boolean => belonging.test(behind);

const askedOthers = spoken(
  `\\b(?:your|ihre[rnms]?|ihr) (?:[\\p{L}-]{2,20} )?(?:${relations})\\b|\\b(?:his|her|hers|their|theirs|seine[rnms]?|someone else|anyone else|anybody else|who else|wen sonst|noch jemand|jemand anders?|sonst noch jemand)\\b`,
);
/** Tells whether a question is about somebody else than who is asked. */
export const asksOthers = (question: string): boolean =>
  askedOthers.test(question) && !/\b(?:or|and) you\b/i.test(question);

const othersSpokenOf = spoken(`${person}|${third}`);
/** Tells whether a person is spoken of. */
export const speaksOfOthers = (words: string): boolean => othersSpokenOf.test(withoutCourtesy(words));
