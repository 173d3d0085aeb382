import { nounEvents } from '../event/noun-events.ts';
import type { View } from '../event/view.ts';
import type { Item } from '../table/item.ts';

/** Values and the names of fields, which may be hidden from readers, stay with the contact. */
const proposalView = (item: Item): View => ({
  id: String(item.id),
  version: Number(item.version),
  departments: [typeof item.department_id === 'string' ? item.department_id : null],
  shown: {
    contact_id: item.contact_id,
    extraction_id: item.extraction_id,
    call_id: item.call_id,
    state: item.state,
  },
});

const closed = {
  accepted: 'accepted',
  refused: 'refused',
  superseded: 'superseded',
  withdrawn: 'retracted',
} as const;

const happened = (before: View | undefined, after: View | undefined) => {
  // With its contact, or long after somebody decided.
  if (!after) return undefined;
  if (!before) return 'proposed';
  const { state } = after.shown;
  return before.shown.state === state ? undefined : closed[state as keyof typeof closed];
};

export const proposalEvents = nounEvents({
  kind: 'proposal',
  readers: 'departments',
  happenings: {
    proposed: 'A call said a value that waits, since a person had set another',
    accepted: 'A proposed value was accepted, and the contact has it',
    refused: 'A proposed value was refused',
    superseded: 'A proposed value has no use any more: the field has changed, or another call said another',
    retracted: 'A proposed value went with the extraction that found it',
  },
  items: [{ sk: 'PROPOSAL#', streamed: 'prefix', views: (item) => [proposalView(item)], happened }],
});
