const servicePrefix = 'com.amazon.coral.service#';
const validatePrefix = 'com.amazon.coral.validate#';

/** An error of the protocol: what AWS answers instead of a result. One class per cause. */
export abstract class ProtocolError extends Error {
  /** The full name that the answer carries as `__type`. */
  abstract readonly type: string;
  readonly status: number = 400;

  /** The answer's body. */
  body(): Record<string, unknown> {
    return { __type: this.type, message: this.message };
  }
}

export class ValidationError extends ProtocolError {
  readonly type = `${validatePrefix}ValidationException`;
}

/** A value of the request has the wrong JSON type, or the request is no JSON at all. */
export class SerializationError extends ProtocolError {
  readonly type = `${servicePrefix}SerializationException`;

  /** AWS writes this one message with a capital letter. */
  override body(): Record<string, unknown> {
    return this.message === '' ? { __type: this.type } : { __type: this.type, Message: this.message };
  }
}
