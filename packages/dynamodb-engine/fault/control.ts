import { InternalServerError, ProtocolError, ValidationError } from '../error.ts';
import type { Call, Reply } from '../server/http-server.ts';
import type { Faults } from './faults.ts';
import { readSwitches, type SwitchChanges } from './switches.ts';

/** Where switches are read and set from outside. */
export const controlPath = '/_engine/switches';

/** Answers the switches and how often each fault came; PUT changes them first. */
export const answerControl = (
  { method, body }: Call,
  faults: Faults,
  set: (changes: SwitchChanges) => void,
): Reply => {
  try {
    if (method === 'PUT') set(readSwitches(JSON.parse(body)));
    return { status: 200, body: JSON.stringify({ switches: faults.switches, counts: faults.counts }) };
  } catch (error) {
    if (error instanceof SyntaxError)
      return refusalOf(new ValidationError(`The switches are no JSON: ${error.message}`));
    return refusalOf(error);
  }
};

/** What is answered where something was thrown: what is no refusal is an error of the service. */
export const refusalOf = (error: unknown): Reply => {
  const known = error instanceof ProtocolError ? error : new InternalServerError();
  return { status: known.status, body: JSON.stringify(known.body()) };
};
