/**
 * What a contact knows of legal holds: the ids of those that were placed on it, or on a contact that is part of it,
 * and which contact that was. The records of the holds tell whether they are in force.
 */
export interface Held {
  holds: Readonly<Record<string, string>>;
  /** Number of changes of these. They leave the version as it is: no value differs. */
  changes: number;
}

export const noneHeld: Held = { holds: {}, changes: 0 };
