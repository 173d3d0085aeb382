import type { ContactChange } from '../attribute/contact.schema.ts';
import { type StoredContact, valuesOf } from '../attribute/stored-contact.ts';
import type { FieldValue } from '../catalogue/field-value.ts';
import { waitingAfter } from '../contact/waiting.ts';
import type { Fault } from '../error.ts';
import { newProposalWrite, type StoredProposal, supersededWrite } from '../proposal/proposal.item.ts';
import type { Via } from '../table/via.ts';
import type { Write } from '../table/write.ts';
import type { Decided } from './decide-extraction.ts';
import type { StoredExtraction } from './extraction-record.item.ts';
import { mostResults, type Result } from './extraction-record.schema.ts';

/** What the call says for the first time, with this outcome. */
export const freshOf = (decided: readonly Decided[], outcome: Result['outcome']) =>
  decided.flatMap(({ learnable, ...one }) =>
    learnable && one.outcome === outcome ? [{ ...one, learnable }] : [],
  );

/** The change that sets what is to be set. */
export const changeOf = (decided: readonly Decided[]): ContactChange => {
  const applied = freshOf(decided, 'applied');
  const isCustom = ({ field }: Result) => field.startsWith('cf.');
  const custom = applied.filter(isCustom).map(({ field, value }) => [field.slice('cf.'.length), value]);
  const own = applied.filter((one) => !isCustom(one)).map(({ field, value }) => [field, value]);
  return {
    ...Object.fromEntries(own),
    ...(custom.length > 0 && { custom_fields: Object.fromEntries(custom) as Record<string, FieldValue> }),
  };
};

/** Faults and conflicts of a plan are those of these fields; nobody is there to mend them, so each goes by itself. */
const fieldsAt: Readonly<Record<string, readonly string[]>> = {
  phone: ['phone', 'phone_secondary'],
  company_id: ['company'],
};

/** Finds the fields that a plan cannot set, and why; none where the faults are of something else. */
export const refusedBy = (
  faults: readonly Fault[],
  decided: readonly Decided[],
  code?: string,
): ReadonlyMap<string, string> => {
  const applied = freshOf(decided, 'applied').map(({ field }) => field);
  const namesOf = ({ param }: Fault): readonly string[] => {
    const name = param ?? '';
    // All custom fields together may be too much.
    if (name === 'custom_fields') return applied.filter((field) => field.startsWith('cf.'));
    if (name.startsWith('custom_fields.')) return [`cf.${name.slice('custom_fields.'.length)}`];
    return fieldsAt[name] ?? [name];
  };
  const found = faults.flatMap((fault) =>
    namesOf(fault)
      .filter((name) => applied.includes(name))
      .map((name) => [name, code ?? fault.code] as const),
  );
  return new Map(found);
};

/** What is known of an extraction beside the values. */
interface Source {
  extraction: StoredExtraction;
  via: Via;
  at: string;
}

/** The proposals that are to wait, and the writes of these and of those whose place they take. */
export const proposalsOf = (
  contact: StoredContact,
  decided: readonly Decided[],
  { extraction, via, at }: Source,
): { fields: Readonly<Record<string, string>>; writes: readonly Write[] } => {
  const fields: Record<string, string> = { ...contact.waiting?.fields };
  const writes: Write[] = [];
  for (const { learnable, proposal_id, ...one } of freshOf(decided, 'proposed')) {
    const { property } = learnable;
    const { [property]: former } = fields;
    if (proposal_id === null || former === proposal_id) continue;
    if (former !== undefined) writes.push(supersededWrite(contact, former, { via, at }));
    fields[property] = proposal_id;
    const proposal: StoredProposal = {
      ...{ id: proposal_id, team_id: contact.team_id, contact_id: contact.id, property },
      ...{ extraction_id: extraction.id, call_id: extraction.call_id, call_at: via.call?.at ?? null },
      ...{ field: one.field, value: one.value, confidence: one.confidence, evidence: one.evidence },
      former: valuesOf(contact)[property] ?? null,
      ...{ state: 'open' as const, closed_at: null, closed_by: null, version: 1 },
      ...{ created_at: at, updated_at: at, department_id: contact.department_id },
    };
    writes.push(newProposalWrite(proposal, via));
  }
  return { fields, writes };
};

/** The contact with what is to wait for it; the same where nothing does anew. */
export const withWaiting = (
  contact: StoredContact,
  seen: StoredContact,
  { fields, writes }: ReturnType<typeof proposalsOf>,
): StoredContact => (writes.length === 0 ? contact : { ...contact, waiting: waitingAfter(seen, fields) });

/** Longer values (characters of JSON) stand in the contact alone: an item holds 400 KB. */
const longestValue = 1_000;

const kept = ({ learnable: _, ...one }: Decided): Result =>
  JSON.stringify(one.value).length > longestValue ? { ...one, value: null } : one;

/** Results with those that the same call has given before; of a field the latest counts. */
export const resultsAfter = (before: readonly Result[], decided: readonly Decided[]): Result[] => {
  const latest = new Map(before.map((one) => [one.field, one]));
  for (const one of decided.map(kept)) {
    // What came to nothing takes no place of what did.
    const isLess = one.outcome === 'dropped' && latest.get(one.field)?.outcome !== undefined;
    if (!isLess) latest.set(one.field, one);
  }
  return [...latest.values()].slice(-mostResults);
};
