import { type Cell, misplacedSigns } from './misplaced-signs.ts';

/** Oddities of a text in one reading: what no word has, and what few have. */
export interface Oddness {
  impossible: number;
  /** Characters that are odd where they stand, though they may be right. */
  doubtful: string[];
}

type Signs = readonly RegExp[];

/** Signs against any western encoding. */
const impossible: Signs = [
  // A sign within a word, other than those that join parts of words; one that words do not begin or end with.
  /(?<=\p{L})[^\p{L}\p{M}\p{Nd}\p{ASCII}\s\u00ad·×÷€’‘´–—…](?=\p{L})|(?<=\p{Lu})€(?=\p{Lu})/u,
  /(?<=\p{L})¡|(?<!\p{L})\u00ad|^[£¼](?=\p{Ll})|^ß|(?<=\d)[ÐÑ](?=\d)|Õ(?=\p{Lu}\p{Ll})/u,
  /(?<=\p{L})(?:[ªº](?=\p{L})|[§¿‚‡ˆ˜¨¸¯‰¬√∆≈◊]$)|(?<=\p{Ll})[¾½¼]$/u,
  /^(?:[†¯®‡¨¸¦¾ˆ˜‰√∆≈◊]|€(?!uro)(?=\p{L}{3}))(?=\p{L})/u,
  /^[ˆ˜]$|¤/u,
  // A capital letter within a word in lower case.
  /(?<=\p{Ll})(?!\p{ASCII}|[ªº])\p{Lu}|(?<=\p{Lu})(?!\p{ASCII})\p{Lu}(?=\p{Ll})/u,
  /^Ÿ(?=\p{Ll})|[ƒﬁﬂıΩπ∂ˇ˘˙˚˛˝]/u,
];

/** Signs against Windows-1252: its letters and signs where other encodings have letters. */
const doubtful: Signs = [
  // Not one letter that all have.
  /^[^\p{ASCII}]{4,}$/u,
  // Where all letters around are capital. Programs leave `é` and `ß` as they are.
  /(?<=\p{Lu})(?!\p{ASCII}|[éß])\p{Ll}(?=\p{Lu}(?!\p{Ll}))/u,
  /(?<=\p{Lu})(?!\p{ASCII})\p{Lu}(?=\p{Lu}\p{Ll})/u,
];

const impossibleWindows: Signs = [
  /(?<=[aeiouyAEIOUY])œ(?!u)/u,
  /[\u0080-\u009f]/u,
  // Consonants in places of vowels.
  /(?<=[bcdfghjkmnpqstvwxzBCDFGHJKMNPQSTVWXZ])(?:[šž](?=[bcdfghjklmnpqrstvwxz§])|š(?=š)|[šž]$)/u,
  /(?<=[rlRL])[šž](?=[bdfghmqrswxz§])|(?<=[bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ]{4})[šž]/u,
];

const doubtfulWindows: Signs = [
  /(?<=[rlRL])[šž](?=[cjklnptv]|$)|(?<=[gltnGLTN]y)š|(?<=[ao])žt/u,
  /œ(?<!^œ|[Pp]hœ|[Ff]œ)(?!u|tit)(?!(?<=[BLMblm]œ)[bw])|^Œ(?=[bcfghjkmpqvwxyz])/u,
  /^(?:ç(?=[ubcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ])|ê(?!t)|î(?!l)|[ëòï]|é(?=v))/u,
  /(?<=\p{Lu})(?:é(?=[BCDFGHJKLMNPQRSTVWXZ]{1,2}ES?$)|[çåæêîïñòôóû]$)|^N¼/u,
  /Ì(?=[OES])|(?<=[MHNU])Ì$|^Ë|(?<=[BCDFGHJKLMNPQRSTVWXZ])Ë$|Í(?=ES$)|Î(?=[Uu])/u,
  /^(?:[OD]Õ(?=[A-Z]{3})|Õ(?=[tsn]$)|[ÐÑ]$|¡C$|[–—™•]\P{ASCII}$|¥(?=\p{L})|…(?=\p{Lu}{2})|Ž(?=[bcgmpqstx]))|(?<=\p{Ll}{5})ª$/u,
  /Ÿ(?=[BCDFGHJKLMNPQRSTVWXZ])/u,
  /(?<=[aeiouAEIOU’])–(?=[aeiou’—‡œŽ])|(?<=\p{Lu})…{1,2}(?=\p{Lu})|(?<=\p{Lu}{3})€$/u,
];

/** Signs against other encodings: vowels in places where Windows-1252 and its relatives have consonants. */
const impossibleElsewhere: Signs = [
  /(?<=[aeiouyAEIOUY])[öûäåúæø](?=[aouAOU])|(?<=[aeiouyAEIOUY])[öûåú](?=[eEyY])/u,
  /(?<=[aeiouAEIOU])ü(?!l)|(?<=[eiouEIOU])ú|(?<=[aA])ú(?![ljrd])|í(?=\p{Lu}\p{Ll})/u,
];

const doubtfulElsewhere: Signs = [
  /(?<=[aeiouAEIOU])[öûä]|[öûä](?=[aeouAEOU])|^[äöüéåúû](?=\p{Ll})/u,
  /(?<=[aeiouAEIOU])í(?=[aeiouyAEIOUY])|íí|^[ÌÙÛÒÏ]|(?<=\p{L})È$/u,
  /[çÇ](?=[bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ])|(?<![aeiouAEIOU])ï|(?<=[aeiouAEIOU])ï(?=[aeiou])|(?<![aoAO])ÿ|ê$|^»/u,
  /è(?![bcdfghjklmnpqrstvxz]{1,2}(?:[elr]|$)|$)/u,
];

const count = (word: string, signs: Signs) => signs.filter((sign) => sign.test(word)).length;

const particles = /^(?:de|del|la|las|los|da|das|do|dos|di|du|van|von|den|der|y|e|i)$/;

const isNamePart = (word: string) => /^[^\p{Ll}]/u.test(word) || particles.test(word);

const between = /[\s!-&(-/:-@[-`{-~]+/u;

const first = (word: string, sign: RegExp): string[] => {
  const [found] = sign.exec(word) ?? [];
  return found === undefined ? [] : [found.charAt(0)];
};

/** Finds what speaks against a word as text in Windows-1252. */
const oddInWindows = (word: string, cell: Cell): Oddness => ({
  impossible: count(word, impossible) + count(word, impossibleWindows),
  doubtful: [
    ...[...doubtful, ...doubtfulWindows].flatMap((sign) => first(word, sign)),
    ...misplacedSigns(word, cell),
    ...(/[A-Z]/.test(cell.line) ? first(word, /^[åæ](?=\p{Ll})/u) : []),
  ],
});

const oddElsewhere = (word: string): Oddness => ({
  impossible: count(word, impossible) + count(word, impossibleElsewhere),
  doubtful: [...doubtful, ...doubtfulElsewhere].flatMap((sign) => first(word, sign)),
});

/**
 * Finds what speaks against a cell as western text.
 * @param line what stands around it; given where the text is read as Windows-1252
 */
export const oddnessOf = (text: string, line?: string): Oddness => {
  const words = text.split(between).filter((word) => word !== '');
  const isName = words.length <= 5 && words.every(isNamePart);
  const found = words
    .filter((word) => !/^\p{ASCII}*$/u.test(word))
    .map((word) => (line === undefined ? oddElsewhere(word) : oddInWindows(word, { line, isName })));
  return {
    impossible: found.reduce((sum, { impossible }) => sum + impossible, 0),
    doubtful: found.flatMap(({ doubtful }) => doubtful),
  };
};
