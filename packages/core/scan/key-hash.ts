/**
 * Hashes text to a whole number of 53 bits (cyrb53, public domain): small and quick to sort, and so wide that a team's
 * keys do not meet by chance.
 */
export const keyHash = (text: string): number => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
};

const letters = 27;
const lettersInOrder = 11;
const firstLetter = 'a'.charCodeAt(0) - 1;

/** Makes a number of the first letters of a name, so that numbers stand in the order of names. */
export const orderNumber = (name: string): number => {
  let order = 0;
  for (let at = 0; at < lettersInOrder; at++) {
    const place = name.charCodeAt(at) - firstLetter;
    order = order * letters + (place > 0 && place < letters ? place : 0);
  }
  return order;
};
