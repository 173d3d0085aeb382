import { nounEvents } from '../event/noun-events.ts';
import type { View } from '../event/view.ts';
import type { Item } from '../table/item.ts';

const countOf = (results: unknown, outcome: string): number =>
  Array.isArray(results) ? results.filter((one) => Object(one).outcome === outcome).length : 0;

/** What was said, and the names of fields, which may be hidden from readers, stay with the contact. */
const extractionView = (item: Item): View => ({
  id: String(item.id),
  version: Number(item.version),
  departments: [typeof item.department_id === 'string' ? item.department_id : null],
  shown: {
    contact_id: item.contact_id,
    call_id: item.call_id,
    extractor: item.extractor,
    state: item.state,
    failure: item.failure,
    applied: countOf(item.results, 'applied'),
    proposed: countOf(item.results, 'proposed'),
  },
});

const happened = (before: View | undefined, after: View | undefined) => {
  // With its contact, which has an event of its own.
  if (!after || after.shown.state === 'waiting') return undefined;
  const { state } = after.shown;
  if (state === 'reverted') return before?.shown.state === state ? undefined : 'reverted';
  return state === 'failed' ? 'failed' : 'completed';
};

export const extractionEvents = nounEvents({
  kind: 'extraction',
  readers: 'departments',
  happenings: {
    completed: 'What a call said of a contact was taken in',
    failed: 'A language model was asked what a call said, and nothing came of it',
    reverted: 'What a call had set of a contact was taken back',
  },
  items: [{ sk: 'EXTRACTION#', streamed: 'prefix', views: (item) => [extractionView(item)], happened }],
});
