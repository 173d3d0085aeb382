/**
 * Removes these signs from the end of a text, however many; a regular expression would search for them from
 * each place anew.
 */
export const withoutEnd = (text: string, signs: string): string => {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
};
