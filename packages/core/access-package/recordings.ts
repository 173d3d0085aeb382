import type { Allowed } from '../outbound/allowed-host.ts';
import { answerTo, connectionOf, isForbidden } from '../outbound/connection.ts';

/** Recordings lie with telephony providers; a call has where its own is read. */
export interface Recordings {
  /** The bytes of a recording, or why they cannot be had. */
  fetch(url: string): Promise<{ bytes: Buffer } | { why: string }>;
}

/** Bytes of one recording: hours of talk. */
const mostBytes = 67_108_864;
/** Milliseconds for all of it. */
const patience = 30_000;

const read = async (response: AsyncIterable<Buffer>): Promise<Buffer | undefined> => {
  const blocks: Buffer[] = [];
  let size = 0;
  for await (const block of response) {
    size += block.length;
    if (size > mostBytes) return undefined;
    blocks.push(block);
  }
  return Buffer.concat(blocks);
};

/** Makes what fetches recordings: from public addresses over https alone, and from what the operator allows. */
export const openRecordings = (allowed: readonly Allowed[] = []): Recordings => ({
  fetch: async (given) => {
    const url = URL.parse(given);
    if (!url) return { why: 'Its link is none.' };
    const { request, ...connection } = connectionOf({ allowed }, url);
    const signal = AbortSignal.timeout(patience);
    try {
      const response = await answerTo(request(url, { ...connection, method: 'GET', signal }).end());
      const { statusCode = 0 } = response;
      if (statusCode !== 200) {
        response.destroy();
        return { why: `Who keeps it answered ${statusCode}: ask there for it.` };
      }
      const bytes = await read(response);
      return bytes ? { bytes } : { why: 'It is larger than 64 MB: ask for it where it is kept.' };
    } catch (error) {
      if (isForbidden(error)) return { why: 'Its address is none that is reached from here.' };
      return { why: 'Who keeps it cannot be reached, or does not answer.' };
    }
  },
});
