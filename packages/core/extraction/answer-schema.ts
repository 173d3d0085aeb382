import { createHash } from 'node:crypto';
import { mostTargets, type Target } from './target.ts';

/** JSON Schema with the keywords that Bedrock's structured output takes, and no others. */
export type AnswerSchema =
  | { type: 'string' | 'number' | 'integer' | 'boolean'; description?: string; enum?: readonly string[] }
  | { type: 'array'; items: AnswerSchema; description?: string }
  | {
      type: 'object';
      properties: Readonly<Record<string, AnswerSchema>>;
      required: readonly string[];
      additionalProperties: false;
      description?: string;
    };

/** What a model is asked for at once, under the names that its answer uses. */
export interface FieldSet {
  /** The same for the same fields, whatever their order: a schema is compiled once and kept for a day. */
  hash: string;
  schema: AnswerSchema;
  targets: ReadonlyMap<string, Target>;
}

const valueSchema = (target: Target): AnswerSchema => {
  switch (target.kind) {
    case 'integer':
      return { type: 'integer' };
    case 'decimal':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', description: 'A day as 2026-01-31' };
    case 'select':
      return 'label' in target ? { type: 'string', enum: target.options } : { type: 'string' };
    case 'multi_select':
      return {
        type: 'array',
        items: 'label' in target ? { type: 'string', enum: target.options } : { type: 'string' },
      };
    default:
      return { type: 'string' };
  }
};

const meanings: Readonly<Record<string, string>> = {
  name: 'The name of the contact',
  email: 'The email address of the contact',
  phone: 'The phone number of the contact',
  phone_secondary: 'Another phone number of the contact',
  company: 'The company that the contact works for',
  job_title: 'What the contact does there',
};

const describe = (target: Target): string =>
  ('label' in target ? target.label : (meanings[target.name] ?? target.name)).slice(0, 200);

const property = (target: Target): AnswerSchema => ({
  type: 'object',
  description: describe(target),
  properties: {
    value: valueSchema(target),
    quote: { type: 'string', description: 'The words of the contact that say it, exactly as they stand' },
    confidence: { type: 'number', description: 'From 0 to 1' },
  },
  required: ['value', 'quote', 'confidence'],
  additionalProperties: false,
});

/** Names that a property may have; others are numbered, and told by their description. */
const plain = /^[A-Za-z][A-Za-z0-9_.-]{0,59}$/;
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

const keyOf = ({ name }: Target, index: number): string =>
  plain.test(name) && !inherited.has(name) ? name : `field_${index + 1}`;

const fieldSet = (targets: readonly Target[]): FieldSet => {
  const byKey = new Map(targets.map((target, index) => [keyOf(target, index), target]));
  // Whatever is not said in a call is left out of the answer.
  const schema: AnswerSchema = {
    type: 'object',
    properties: Object.fromEntries([...byKey].map(([key, target]) => [key, property(target)])),
    required: [],
    additionalProperties: false,
  };
  const hash = createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 32);
  return { hash, schema, targets: byKey };
};

const byName = (one: Target, other: Target): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0;

/** The fields of a team in sets that a model takes at once. Options of none can be chosen by nobody. */
export const fieldSets = (targets: readonly Target[]): FieldSet[] => {
  const sorted = targets
    .filter(
      (target) =>
        !['select', 'multi_select'].includes(target.kind) || ('label' in target && target.options.length > 0),
    )
    .toSorted(byName);
  const count = Math.ceil(sorted.length / mostTargets);
  return Array.from({ length: count }, (_, index) =>
    fieldSet(sorted.slice(index * mostTargets, (index + 1) * mostTargets)),
  );
};
