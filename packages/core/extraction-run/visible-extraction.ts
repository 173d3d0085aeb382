import { isVisible, type Scope } from '../access/scope.ts';
import { type Extraction, extractionSchema } from './extraction-record.schema.ts';

const names = Object.keys(extractionSchema.entries) as (keyof Extraction)[];

/** Tells whether the caller may see a field as extractions and proposals name it. */
export const isFieldVisible = (scope: Scope, field: string): boolean =>
  isVisible(scope, field === 'company' ? 'company_id' : field);

/** How long a transcript waits for a model at most (ms): then its file is gone. */
const longestWait = 24 * 3_600_000;

/** Tells whether nothing comes of a transcript any more, since a model could not read it for a day. */
export const isGivenUp = (
  { state, updated_at }: Pick<Extraction, 'state' | 'updated_at'>,
  now: Date,
): boolean => state === 'waiting' && now.getTime() - Date.parse(updated_at) > longestWait;

const noNames: ReadonlySet<string> = new Set();

/** Hides of an extraction what the caller may not see of its contact; `named` are fields that the caller has just named. */
export const visibleExtraction = (scope: Scope, extraction: Extraction, named = noNames): Extraction => {
  const shown = Object.fromEntries(names.map((name) => [name, extraction[name]])) as Extraction;
  return {
    ...shown,
    ...(isGivenUp(shown, new Date()) && { state: 'failed', failure: 'late' }),
    results: shown.results.filter(
      ({ field, outcome }) => isFieldVisible(scope, field) || (outcome === 'dropped' && named.has(field)),
    ),
    created_fields: shown.created_fields.filter((field) => isFieldVisible(scope, field)),
    kept: Object.fromEntries(Object.entries(shown.kept).filter(([name]) => isVisible(scope, name))),
  };
};
