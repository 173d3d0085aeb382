import { createHash } from 'node:crypto';

/** Room for a text in a key: a partition key takes 2,048 bytes and a sort key 1,024, ids and prefixes included. */
const limit = 900;

/** Text as part of a key. Whatever is too long is cut, and told from others by a hash. */
export const keyText = (text: string): string => {
  const bytes = Buffer.from(text);
  if (bytes.length <= limit) return text;
  const hash = createHash('sha256').update(bytes).digest('base64url');
  // A decoder that expects more keeps back the bytes of a character that was cut in two.
  const start = new TextDecoder().decode(bytes.subarray(0, limit - hash.length - 1), { stream: true });
  return `${start}~${hash}`;
};
