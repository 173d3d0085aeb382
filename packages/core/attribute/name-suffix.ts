const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What follows a name and belongs to no other: generations, degrees, titles, and forms of companies. */
const plain = wordsOf(
  'jr sr junior senior ii iii iv vi vii esq esquire phd dphil drphil md mba emba bsc msc mphil bcom meng beng llb llm ' +
    'jd edd psyd pharmd dds dmd dvm dnp bsn msn lcsw lmft lpc phr sphr shrm-cp shrm-scp cpa cfa cfp caia frm chfc clu cpcu ' +
    'aca acca fcca fca pmp csm cissp cisa cism cma mcse leed riba aia frcp frcs facs facp faan obe mbe cbe kbe ret ' +
    'dr prof dipl-ing dipling ing mag inc llc ltd gmbh ag kg corp co',
);

/** The same, where they are written in capitals: otherwise they are names. */
const capital = wordsOf('MA BA MS BS DO PA PE EA RN NP PT OT DC OD CA CEO CFO CTO AP V');

const isSuffixWord = (word: string): boolean =>
  plain.has(word.toLowerCase().replaceAll('.', '')) || capital.has(word.replaceAll('.', ''));

/** Tells whether text behind a comma is no first name: `Jr.`, `Ph.D.`, `Inc.`, or several such. */
export const isSuffix = (part: string): boolean => part.split(/\s+/u).every(isSuffixWord);

/** Degrees and generations that nobody takes for a last name, also without a comma before them. */
const unmistakable = wordsOf(
  'jr sr ii iii iv phd dphil md mba llm jd cpa cfa cfp pmp dds dvm esq obe mbe cbe',
);

/** Counts the suffixes at the end of a name; a first and a last name always remain. */
export const countSuffixes = (words: readonly string[]): number => {
  let count = 0;
  while (
    words.length - count > 2 &&
    unmistakable.has((words[words.length - count - 1] ?? '').toLowerCase().replace(/[.,]/g, ''))
  )
    count++;
  return count;
};
