import { lineOf, lineText, type Numbers } from '../../contact/number.ts';

/** The lines of a contact, each a number with its extension as one text. */
export interface Lines {
  phone: string | null;
  phone_secondary: string | null;
}

export const linesOf = (contact: Numbers): Lines => {
  const textOf = (name: keyof Lines) => {
    const line = lineOf(contact, name);
    return line ? lineText(line) : null;
  };
  return { phone: textOf('phone'), phone_secondary: textOf('phone_secondary') };
};

/** Splits the text of a line into number and extension. */
export const partsOf = (line: string): { number: string; extension: string | null } => {
  const [number = '', extension = null] = line.split(';ext=');
  return { number, extension };
};
