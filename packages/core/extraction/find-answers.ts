import { type Context, type Custom, cuesFor } from './context.ts';
import { mentions } from './cues.ts';
import { asksOthers, speaksOfOthers } from './owner.ts';
import { coveredBy, isOnly, phrasesOf } from './phrases.ts';
import type { Span } from './transcript.ts';
import { plain } from './words.ts';

/** A yes or a no, and where it is said; `isBare` where it says so and nothing else. */
export interface Answer extends Span {
  value: boolean;
  isBare: boolean;
}

const lead = phrasesOf(
  'oh|well|so|also|naja|na|um|uh|uhm|aeh|aehm|hm|mm|i mean|honestly|to be honest|ehrlich gesagt|and|und|but|aber|ach|tja|then|dann',
  'or|actually|eigentlich|unfortunately|leider|sadly|gott sei dank|luckily|zum glueck|i think|ich glaube|glaube ich|yeah no|ja nein',
);
const yes = phrasesOf(
  "yes|yeah|yep|yup|yea|ya|sure|of course|correct|exactly|right|that's right|that is right|thats right|that's correct|that is correct",
  'absolutely|definitely|certainly|indeed|you bet|affirmative|sure do|sure am|we sure do|i sure do|we certainly do|i certainly do',
  "we do|i do|we have|i have|we are|i am|it is|it does|i sure am|we sure are|sir|ma'am|ja|jap|jo|jawohl|jawoll|genau|klar|na klar|stimmt|das stimmt",
  'richtig|das ist richtig|korrekt|natuerlich|selbstverstaendlich|auf jeden fall|bin ich|sind wir|haben wir|hab ich|habe ich|tue ich|tu ich',
  'mach ich|das bin ich|das sind wir|das ist so|doch|schon|definitiv|sicher|aber sicher|i am indeed|that I do|that we do|as a matter of fact',
);
const no = phrasesOf(
  'no|nope|nah|na|not really|not at all|nein|noe|nee|ne|not yet|noch nicht|leider nicht|leider nein|unfortunately not|definitely not',
  "certainly not|absolutely not|afraid not|i'm afraid not|never|never have|never did|i never have|i never did|not anymore|not any more|no longer",
  'nicht mehr|nie|niemals|noch nie|nie im leben|none|none at all|keine|keinen|keins|gar keine|gar nicht|ueberhaupt nicht|haben wir keine',
  "haben wir nicht|hab ich keine|habe ich keine|hab ich nicht|habe ich nicht|bin ich nicht|sind wir nicht|we don't|i don't|we do not|i do not",
  "we dont|i dont|i am not|i'm not|we are not|we aren't|we're not|we haven't|i haven't|neither|sir|ma'am|leider|thank god|gott bewahre",
  'auf keinen fall|keineswegs|danke|thanks|das nicht|das bin ich nicht|das sind wir nicht|tue ich nicht|mach ich nicht|zurzeit nicht|momentan nicht',
  'currently not|not currently|not at the moment|im moment nicht|not me|ich nicht|wir nicht|not us|eher nicht|not ever',
);
const hardNo =
  /\b(?:no|nope|nah|not|nein|noe|nee|ne|never|nicht|nie|niemals|none|keine\w?|keins|neither|don't|dont|haven't|aren't|gar)\b/;

/** What says yes or no to a field without its words, by what the field is about. */
const opposites: readonly { about: RegExp; yes?: RegExp; no: RegExp }[] = [
  {
    about: /\b(?:own|owner|owns|homeowner|eigent\w+|besitz\w*)/,
    no: /\b(?:(?:we|i|i'm|we're|we are|i am|just|only) (?:\w+ )?(?:rent|renting|leasing|lease|tenants?|a tenant)|we rent|i rent|^rent(?:ing|er)?$|rented|zur miete|(?:ich|wir) (?:\w+ )?mieten?|(?:bin|sind|nur) (?:\w+ )?mieter(?:in)?|mieter(?:in)?|gemietet)\b/,
    yes: /\b(?:bought (?:it|the|our|this)|it's (?:mine|ours)|it is (?:mine|ours)|gehoert (?:mir|uns)|eigentumswohnung|selbst gekauft|(?:haus|wohnung|es|sie) (?:\w+ ){0,3}gekauft)\b/,
  },
  {
    about: /\b(?:smok\w+|rauch\w+)/,
    no: /\b(?:quit|gave (?:it )?up|non-smoker|nonsmoker|stopped|aufgehoert|nichtraucher(?:in)?|abgewoehnt)\b/,
    yes: /\b(?:pack a day|schachtel am tag|a few a day|ein paar am tag)\b/,
  },
  {
    about: /\b(?:pets?|haustiere?)\b/,
    no: /\b(?:no animals|keine tiere)\b/,
    yes: /^(?:just |only |nur )?(?:(?:we|i)(?:'ve| have)?(?: got)? |(?:wir|ich) haben? )?(?:a|one|two|three|einen|eine|zwei|drei) (?:\w+ )?(?:dogs?|cats?|hunde?|katzen?|kater|hamster|rabbits?|kaninchen|birds?)\b/,
  },
];

const first = /\b(?:i|i'm|i've|i'd|im|ive|we|we're|we've|ich|wir|bin|sind|habe|hab|haben|uns|mir)\b/;
const negative =
  /\b(?:not|never|no|none|cannot|nicht|nie|niemals|kein\w{0,3}|nor|without|ohne|no longer|nicht mehr)\b|n't\b|\b(?:dont|doesnt|didnt|isnt|arent)\b/;
const open =
  /\b(?:if|whether|when|wenn|falls|ob|maybe|perhaps|might|vielleicht|would|wuerde|moechte|want|will|going to|plan|planning|used to|frueher|soon|bald|someday|irgendwann|think about|thinking|consider\w*|ueberleg\w*|not sure|nicht sicher|depends|kommt drauf an|used|had|hatten?|was|were|war|waren)\b/;
const ownAsAdjective =
  /\b(?:my|our|your|his|her|their|its|on|mein\w*|unser\w*) own\b|\bown (?:words|way|hands|business|company)\b/;

interface Part extends Span {
  words: readonly string[];
}

const withoutLead = (words: readonly string[]): readonly string[] => {
  const from = coveredBy(words, lead);
  // `So` may be all that is said.
  return from < words.length ? words.slice(from) : words;
};

const partsOf = (text: string): Part[] =>
  [...text.matchAll(/[^,.!?;:\u2013]{1,200}/g)].flatMap(({ 0: whole, index }) => {
    const pieces: Part[] = [];
    let from = index;
    for (const piece of whole.split(/(?<=\s)(?=(?:but|aber|because|weil|and|und) )/i)) {
      const said = piece.trim();
      const start = from + piece.indexOf(said);
      if (said !== '')
        pieces.push({
          words: withoutLead(plain(said).split(/\s+/)),
          start,
          end: start + said.length,
        });
      from += piece.length;
    }
    return pieces;
  });

/** `Own.`, `No pets.`: the field's own word and little else. */
const byOwnWord = ({ words }: Part, cues: readonly string[]): boolean | undefined => {
  const low = words.join(' ');
  if (words.length > 3 || !mentions(low, cues)) return undefined;
  if (/^(?:no|keine?n?|gar keine?n?)\b/.test(low)) return false;
  return words.length === 1 ? true : undefined;
};

/** `We rent`, `quit years ago`, `two cats`: what says yes or no without the field's words. */
const byOpposites = (low: string, about: string): boolean | undefined => {
  const pair = opposites.find((each) => each.about.test(about));
  if (pair?.no.test(low) && !/\b(?:used to|frueher)\b/.test(low)) return false;
  return pair?.yes?.test(low) && !open.test(low) ? true : undefined;
};

/** How a part answers: by a plain word, by the field's own words, or by words that stand for it. */
const verdictOf = (
  part: Part,
  cues: readonly string[],
  about: string,
  canAnswer: boolean,
): Answer | undefined => {
  const place = { start: part.start, end: part.end };
  const low = part.words.join(' ');
  if (canAnswer && isOnly(part.words, no) && hardNo.test(low))
    return { ...place, value: false, isBare: true };
  if (canAnswer && /\b(?:nicht mehr|not any ?more|no longer)$/.test(low) && !speaksOfOthers(low))
    return { ...place, value: false, isBare: true };
  if (canAnswer && isOnly(part.words, yes)) return { ...place, value: true, isBare: true };
  const own = canAnswer ? byOwnWord(part, cues) : undefined;
  if (own !== undefined) return { ...place, value: own, isBare: false };
  if (speaksOfOthers(low) || ownAsAdjective.test(low)) return undefined;
  const isNegative = negative.test(low);
  const meant = isNegative ? undefined : byOpposites(low, about);
  if (meant !== undefined) return { ...place, value: meant, isBare: false };
  if (!mentions(low, cues) || !first.test(low) || open.test(low)) return undefined;
  return { ...place, value: !isNegative, isBare: false };
};

const choice = /\b(?:or|oder)\b(?!\s*(?:(?:not|nicht|no|nein)\s*)?\?)/i;
const permission =
  /^(?:(?:and|und|so|okay|ok|great|danke|gut|alright)[, ]+)*(?:may|can|could|might|would you mind|do you mind|mind if|is it ok|darf|duerfte|duerfen|kann|koennte|koennen|wuerden)\b.*\b(?:ask|tell|know|say|fragen|sagen|wissen|verraten)\b/;
const openQuestion =
  /^(?:(?:and|und|so|okay|ok|great|gut|alright|then|dann)[, ]+)*(?:what|which|how|when|where|who|whose|why|was|welche\w?|wie|wann|wo|wer|wem|womit|warum)\b/;
const negativeQuestion = /\b(?:don't|aren't|haven't|not|no|never|nicht|kein\w{0,3}|nie)\b/;
const auxiliary = /\b(?:do|are|is|have|has|did|does|sind|haben|ist|hat|gibt)\b/;

const tag =
  /,? (?:don't you|aren't you|isn't it|right|correct|is that right|oder|nicht wahr|richtig|stimmt's|korrekt)\s*\?$/;

interface Question {
  /** Whether it asks for this field, and may be answered by a yes or a no alone. */
  asks: boolean;
  takesYes: boolean;
  takesNo: boolean;
}

const questionOf = (context: Context, cues: readonly string[]): Question => {
  const question = plain(context.question).replace(tag, '?').trim();
  if (!mentions(question, cues) || asksOthers(context.question))
    return { asks: false, takesYes: false, takesNo: false };
  const hasMark = /\?\s*$/.test(question);
  const isUnmarked = !/[.!?]/.test(context.said) && auxiliary.test(question);
  const last = question.split(/, /).at(-1) ?? '';
  const asking = mentions(last, cues) ? last : question;
  const isClosed =
    (hasMark || isUnmarked) &&
    !choice.test(question) &&
    !openQuestion.test(asking) &&
    !permission.test(question);
  return { asks: true, takesYes: isClosed && !negativeQuestion.test(question), takesNo: isClosed };
};

/** Tells how somebody answers a field of yes or no, each time that they do. */
export const findAnswers = (text: string, target: Custom, context: Context): Answer[] => {
  const cues = cuesFor(target);
  const question = questionOf(context, cues);
  const about = plain(cues.join(' '));
  const answers = partsOf(text)
    .slice(0, 60)
    .flatMap((part) => verdictOf(part, cues, question.asks ? about : '', question.asks) ?? []);
  return answers.filter(({ isBare, value }) => !isBare || (value ? question.takesYes : question.takesNo));
};

/** Tells whether somebody says yes to a question, and nothing against it. */
export const saysYes = (text: string): (Span & { isYes: boolean }) | undefined => {
  const [part] = partsOf(text);
  return part && isOnly(part.words, yes) ? { start: part.start, end: part.end, isYes: true } : undefined;
};
