/** An attribute value map, as far as an error carries one back. */
type Attributes = Readonly<Record<string, unknown>>;

const tablePrefix = 'com.amazonaws.dynamodb.v20120810#';
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

export class UnknownOperationError extends ProtocolError {
  readonly type = `${servicePrefix}UnknownOperationException`;

  override body(): Record<string, unknown> {
    return this.message === '' ? { __type: this.type } : super.body();
  }
}

export class MissingAuthenticationTokenError extends ProtocolError {
  readonly type = `${servicePrefix}MissingAuthenticationTokenException`;

  constructor() {
    super('Request is missing Authentication Token');
  }
}

export class IncompleteSignatureError extends ProtocolError {
  readonly type = `${servicePrefix}IncompleteSignatureException`;
}

export class ConditionalCheckFailedError extends ProtocolError {
  readonly type = `${tablePrefix}ConditionalCheckFailedException`;
  /** The item as it is, where the request asked for it. */
  readonly item: Attributes | undefined;

  constructor(item?: Attributes) {
    super('The conditional request failed');
    this.item = item;
  }

  override body(): Record<string, unknown> {
    return { ...super.body(), ...(this.item && { Item: this.item }) };
  }
}

/** Why one action of a transaction kept the others from happening; `None` for those that did not. */
export interface CancellationReason {
  readonly Code: string;
  readonly Message?: string | undefined;
  readonly Item?: Attributes | undefined;
}

export class TransactionCanceledError extends ProtocolError {
  readonly type = `${tablePrefix}TransactionCanceledException`;
  readonly reasons: readonly CancellationReason[];

  constructor(reasons: readonly CancellationReason[]) {
    const codes = reasons.map(({ Code }) => Code).join(', ');
    super(`Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`);
    this.reasons = reasons;
  }

  override body(): Record<string, unknown> {
    const { type, message, reasons } = this;
    return { __type: type, Message: message, CancellationReasons: reasons };
  }
}

export class IdempotentParameterMismatchError extends ProtocolError {
  readonly type = `${tablePrefix}IdempotentParameterMismatchException`;

  constructor() {
    super(
      'Attempt to use an idempotent token with a different request: the token was used before ' +
        'with other parameters.',
    );
  }
}

export class ResourceNotFoundError extends ProtocolError {
  readonly type = `${tablePrefix}ResourceNotFoundException`;
}

export class AccessDeniedError extends ProtocolError {
  readonly type = `${servicePrefix}AccessDeniedException`;
}

export class ResourceInUseError extends ProtocolError {
  readonly type = `${tablePrefix}ResourceInUseException`;
}

export class LimitExceededError extends ProtocolError {
  readonly type = `${tablePrefix}LimitExceededException`;
}

export class ProvisionedThroughputExceededError extends ProtocolError {
  readonly type = `${tablePrefix}ProvisionedThroughputExceededException`;

  constructor(
    message = 'The level of configured provisioned throughput for the table was exceeded. ' +
      'Consider increasing your provisioning level with the UpdateTable API.',
  ) {
    super(message);
  }
}

export class ThrottlingError extends ProtocolError {
  readonly type = `${tablePrefix}ThrottlingException`;

  constructor(
    message = 'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically ' +
      'scaling your table or index so please try again shortly.',
  ) {
    super(message);
  }
}

export class InternalServerError extends ProtocolError {
  readonly type = `${tablePrefix}InternalServerError`;
  override readonly status = 500;

  constructor(
    message = 'The request processing has failed because of an unknown error, exception or failure.',
  ) {
    super(message);
  }
}

export class TrimmedDataAccessError extends ProtocolError {
  readonly type = `${tablePrefix}TrimmedDataAccessException`;
}

export class ExpiredIteratorError extends ProtocolError {
  readonly type = `${tablePrefix}ExpiredIteratorException`;
}
