/** Two spellings of one line in E.164, and the one that both are compared as. */
interface Variant {
  pattern: RegExp;
  compared: string;
  /** The other way round. */
  back: { pattern: RegExp; spelled: string };
}

const variants: readonly Variant[] = [
  // Brazil's mobile lines got a ninth digit, a 9 in front; lines that begin with 2 to 5 are fixed and never had one.
  {
    pattern: /^\+55([1-9]\d)([6-9]\d{7})$/,
    compared: '+55$19$2',
    back: { pattern: /^\+55([1-9]\d)9([6-9]\d{7})$/, spelled: '+55$1$2' },
  },
  // Mexico dropped the 1 in front of mobile lines in 2019; messengers still send it.
  {
    pattern: /^\+521([1-9]\d{9})$/,
    compared: '+52$1',
    back: { pattern: /^\+52([1-9]\d{9})$/, spelled: '+521$1' },
  },
  // Argentina's mobile lines have a 9 in front when called from abroad.
  {
    pattern: /^\+54([1-8]\d{9})$/,
    compared: '+549$1',
    back: { pattern: /^\+549([1-8]\d{9})$/, spelled: '+54$1' },
  },
];

/**
 * A number in E.164 as it is compared: all known variants of one line give the same. What is stored stays as it was
 * given. The last eight digits never change.
 */
export const foldPhone = (e164: string): string => {
  for (const { pattern, compared } of variants)
    if (pattern.test(e164)) return e164.replace(pattern, compared);
  return e164;
};

/** Lists all spellings of a whole number in E.164; of anything else, itself. */
export const phoneVariants = (e164: string): string[] => {
  const folded = foldPhone(e164);
  const others = variants.flatMap(({ back: { pattern, spelled } }) =>
    pattern.test(folded) ? [folded.replace(pattern, spelled)] : [],
  );
  return [...new Set([e164, folded, ...others])];
};
