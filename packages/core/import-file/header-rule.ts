import type { ColumnTarget } from './column-target.ts';

const phone: ColumnTarget = { kind: 'contact', name: 'phone' };
const secondPhone: ColumnTarget = { kind: 'contact', name: 'phone_secondary' };
const email: ColumnTarget = { kind: 'contact', name: 'email' };

/**
 * Words of headers for numbers to call and for addresses, in English, German, French and Spanish, as they stand in
 * keys of headers. Fax and pager are none of them: a header with any other word is not told by the rule.
 */
const words = {
  phone:
    'phone, telephone, telefon, telefono, tel, telef, telf, tlf, tlfno, tfno, tfn, fon, rufnummer, rufnr, contactnumber, contactno, contactnr, phno, phnr, phnumber',
  mobile:
    'mobile, mobil, mob, mobilfunk, movil, portable, cell, cellular, celular, cel, gsm, whatsapp, handy',
  fixed: 'landline, fixedline, festnetz, durchwahl, directdial, directline',
  email: 'email, emails, mail, mails, mel, courriel, correo, correoelectronico',
  address: 'address, adresse, direccion',
  place:
    'direct, day, daytime, evening, fixe, fijo, home, private, privat, priv, prive, personal, personnel, perso, domicile, casa, particular',
  work: 'work, office, business, geschaftlich, geschaeftlich, geschaftl, geschaeftl, gesch, dienstlich, dienst, beruflich, arbeit, buro, buero, travail, bureau, professionnel, pro, trabajo, oficina, profesional',
  second: '2, second, secondary, alternate, alternative, alt, other, weitere, weiteres, autre, otro',
  further: '3, 4, 5, 6, 7, 8, 9',
  number: 'number, numbers, nummer, nr, no, num, numero, n',
  filler:
    '1, primary, primare, primaere, main, principal, haupt, de, del, du, contact, contacto, kontakt, person, customer, kunde, kunden, client, cliente, lead',
} as const;
type Kind = keyof typeof words;

const kindOf = new Map(
  (Object.keys(words) as Kind[]).flatMap((kind) =>
    words[kind].split(', ').map((word): [string, Kind] => [word, kind]),
  ),
);

/** Most characters of a key of such words alone. */
const mostCharacters = 60;

/** Splits a key into known words; undefined when it holds any other. */
const wordsIn = (key: string): readonly string[] | undefined => {
  if (key.length > mostCharacters) return undefined;
  /** The words up to each place that words reach. */
  const upTo: (readonly string[] | undefined)[] = [[]];
  for (let at = 0; at < key.length; at++) {
    const before = upTo[at];
    if (!before) continue;
    for (const word of kindOf.keys())
      if (key.startsWith(word, at)) upTo[at + word.length] ??= [...before, word];
  }
  return upTo[key.length];
};

/** `No phone` and `Phone contact` are questions about a person; `Nº teléfono` and `Tél. contact` are numbers. */
const isQuestion = (key: string) =>
  /^no(?:phone|telephone|mobile|cell|landline|e?mail)|^(?:phone|e?mail|whatsapp)contact$/.test(key);

const ofPhones = ['phone', 'mobile', 'fixed'] as const;
const onlyOfPhones: readonly Kind[] = [...ofPhones, 'number'];
const onlyOfEmails: readonly Kind[] = ['email', 'address'];

type Meaning = { slots: readonly ColumnTarget[]; rank: 1 | 2 };

/**
 * Ranks numbers by where they reach a person: those of a certain place come after those that reach a person
 * anywhere.
 */
const phoneMeaning = (kinds: ReadonlySet<Kind>): Meaning => {
  const isPlaced = kinds.has('place') || kinds.has('fixed') || (kinds.has('work') && !kinds.has('mobile'));
  if (isPlaced || kinds.has('further')) return { slots: [phone, secondPhone], rank: 2 };
  return { slots: kinds.has('second') ? [secondPhone] : [phone, secondPhone], rank: 1 };
};

const emailMeaning = (kinds: ReadonlySet<Kind>): Meaning => {
  const isLesser = kinds.has('place') || kinds.has('second') || kinds.has('further');
  return { slots: [email], rank: isLesser ? 2 : 1 };
};

/**
 * Finds what a header means by its words: one for numbers or addresses, and words of place, kind and count in
 * any order, but no other.
 */
export const findByRule = (key: string): Meaning | undefined => {
  if (isQuestion(key)) return undefined;
  const kinds = new Set(wordsIn(key)?.flatMap((word) => kindOf.get(word) ?? []));
  const isPhone = ofPhones.some((kind) => kinds.has(kind));
  if (isPhone) return onlyOfEmails.some((kind) => kinds.has(kind)) ? undefined : phoneMeaning(kinds);
  return kinds.has('email') && !onlyOfPhones.some((kind) => kinds.has(kind))
    ? emailMeaning(kinds)
    : undefined;
};
