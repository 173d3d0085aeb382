import { ValidationError } from '../error.ts';
import type { AttributeValue } from '../value/attribute-value.ts';

/** What a request gives for the #names and :values of all its expressions; remembers which of them were used. */
export class Placeholders {
  /** Reads `ExpressionAttributeNames` and `ExpressionAttributeValues`; throws where they are none. */
  static read(_names: unknown, _values: unknown): Placeholders {
    return new Placeholders();
  }

  nameOf(_placeholder: string): string | undefined {
    throw new ValidationError('Not there yet.');
  }

  valueOf(_placeholder: string): AttributeValue | undefined {
    throw new ValidationError('Not there yet.');
  }

  /** Throws where a name or a value was given that no expression of the request uses. Call it after all are parsed. */
  checkUsed(): void {
    throw new ValidationError('Not there yet.');
  }
}
