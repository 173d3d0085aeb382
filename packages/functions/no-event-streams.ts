/**
 * What the bundles have in place of the SDK's streams of events, which no operation in use has. The SDK imports them
 * when the first one comes, and for the sake of that import esbuild would wrap most of the SDK in functions.
 */
const refuse = (): never => {
  throw new Error('The bundles of functions leave out streams of events (infra/bundle.ts).');
};

export const resolveEventStreamSerdeConfig = <T>(config: T): T => config;

export const eventStreamSerdeProvider = refuse;

export const iterableToReadableStream = refuse;

export const readableStreamToIterable = refuse;

/** Made with each client of Bedrock, and used by streams alone. */
export class EventStreamCodec {
  encode = refuse;
  decode = refuse;
}

export class EventStreamSerde {
  constructor() {
    refuse();
  }
}
