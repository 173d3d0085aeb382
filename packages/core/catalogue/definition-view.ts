import type { View } from '../event/view.ts';

/** Properties that say nothing of a definition, or only what the service is doing to its values. */
const omitted: ReadonlySet<string> = new Set([
  'created_at',
  'updated_at',
  'state',
  'job_id',
  'from',
  'has_originals',
  'default_original',
  'retired_options',
]);

/** A custom field or a tag rule, of which the catalogue holds many, as events show it. */
export const definitionView = (definition: unknown): View => {
  const { id, options, ...others } = Object(definition);
  const shown = Object.entries(others).filter(([name]) => !omitted.has(name));
  return {
    id: String(id),
    // They may be values of contacts, which events are not to outlive.
    ...(Array.isArray(options) && { masked: { options: { value: options, mask: options.length } } }),
    shown: Object.fromEntries(shown),
  };
};
