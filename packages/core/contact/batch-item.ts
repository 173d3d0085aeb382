import { type Claim, claimName, findHolders } from '../claim/claim.item.ts';
import { CallbookError, type Fault, failure, notFound, refuseFaults } from '../error.ts';
import { newId } from '../id.ts';
import type { Table } from '../table/table.ts';
import type { Settings } from '../team/team.schema.ts';
import type { Batch, BatchMatch, BatchResult, BatchValues } from './batch.schema.ts';
import { claimsOf, composeContact } from './compose-contact.ts';
import type { Writing } from './contact.ts';
import { createContact } from './create-contact.ts';
import { mergedWarning, onSurvivor } from './merged.ts';
import { tagFaults } from './tag-change.ts';
import { updateContact } from './update-contact.ts';

export interface BatchRequest extends Omit<Writing, 'newId'> {
  mode: Batch['mode'];
  match: readonly BatchMatch[];
}

/** An item as it was read: its values, or what is wrong with it. */
export type BatchItem = {
  index: number /** Id of the contact, if one is created. */;
  newContactId: string;
} & (
  | { values: BatchValues; faults?: undefined }
  | { values?: undefined; faults: readonly [Fault, ...Fault[]] }
);

/** Lists the claims of an item's own values. */
export const claimsOfItem = (
  { id: _, version: __, team_id: ___, company: ____, ...draft }: BatchValues,
  settings: Settings,
): Claim[] => claimsOf(composeContact(draft, settings).values);

/**
 * Finds the contact that an item is about: by its id, or by the first of its values, in matching order, that
 * a contact has.
 */
const findTarget = async (table: Table, { team, match }: BatchRequest, values: BatchValues) => {
  if (values.id !== undefined) return values.id;
  const claims = claimsOfItem(values, team.settings);
  const ordered = match.flatMap((key) => claims.filter(({ kind }) => kind === key));
  const holders = await findHolders(table, team.id, ordered);
  return ordered.flatMap((claim) => holders.get(claimName(claim))?.holder ?? [])[0];
};

type Written = Omit<BatchResult, 'index' | 'error'>;

const create = async (
  table: Table,
  request: BatchRequest,
  { id: _, version: __, add_tags, remove_tags, ...draft }: BatchValues,
  newContactId: string,
): Promise<Written> => {
  refuseFaults(tagFaults({ tags: draft.tags, add_tags, remove_tags }));
  const ids: typeof newId = (prefix) => (prefix === 'cont' ? newContactId : newId(prefix));
  const { contact, warnings, possible_duplicates } = await createContact(table, {
    ...request,
    draft: add_tags ? { ...draft, tags: add_tags } : draft,
    newId: ids,
    tells: true,
  });
  const { id, version } = contact;
  return { status: 'created', id, version, warnings: [...warnings], possible_duplicates };
};

const requireVersion = ({ team: { settings } }: BatchRequest, version: number | undefined): void => {
  if (version !== undefined || !settings.require_if_match) return;
  throw failure(
    'precondition_required',
    'if_match_required',
    'The team’s policy wants changes to name the version they are for.',
    'version',
  );
};

const update = async (
  table: Table,
  request: BatchRequest,
  { id: _, version, ...change }: BatchValues,
  contactId: string,
): Promise<Written> => {
  requireVersion(request, version);
  const updated = await onSurvivor(contactId, (id) =>
    updateContact(table, { ...request, contactId: id, change, version, tells: true }),
  );
  const { contact, warnings, changed, possible_duplicates } = updated;
  return {
    status: changed ? 'updated' : 'unchanged',
    id: contact.id,
    version: contact.version,
    warnings: [...(contact.id === contactId ? [] : [mergedWarning(contactId, contact)]), ...warnings],
    possible_duplicates,
  };
};

/**
 * Number of times that an item is matched anew: others may create or remove the matching contact at any
 * moment.
 */
const matchAttempts = 3;

const createOrUpdate = async (
  table: Table,
  request: BatchRequest,
  values: BatchValues,
  newContactId: string,
): Promise<Written> => {
  let target = await findTarget(table, request, values);
  for (let run = 1; ; run++) {
    try {
      if (target !== undefined && target !== newContactId)
        return await update(table, request, values, target);
      if (request.mode === 'update') throw notFound('contact');
      return await create(table, request, values, newContactId);
    } catch (error) {
      const seen = target;
      if (run < matchAttempts && error instanceof CallbookError)
        target = await findTarget(table, request, values);
      if (target === seen) throw error;
    }
  }
};

const refused = (
  status: 'failed' | 'not_attempted',
  index: number,
  id: string | null,
  faults: readonly [Fault, ...Fault[]],
): BatchResult => ({
  index,
  status,
  id,
  version: null,
  error: { ...faults[0], details: [...faults] },
  warnings: [],
  possible_duplicates: [],
});

const outOfTime: Fault = {
  param: null,
  code: 'not_attempted',
  message: 'The time of the request was over before this item. Send it again.',
};

/** Makes the result of an item that was not reached. */
export const leftOut = ({ index, values, faults }: BatchItem): BatchResult =>
  faults
    ? refused('failed', index, null, faults)
    : refused('not_attempted', index, values.id ?? null, [outOfTime]);

/** Writes one item of a batch; its faults are its result. */
export const writeItem = async (
  table: Table,
  request: BatchRequest,
  { index, newContactId, values, faults }: BatchItem,
): Promise<BatchResult> => {
  if (faults) return refused('failed', index, null, faults);
  try {
    const write = request.mode === 'create' ? create : createOrUpdate;
    return { index, ...(await write(table, request, values, newContactId)), error: null };
  } catch (error) {
    if (!(error instanceof CallbookError)) throw error;
    // A busy table has written nothing of it.
    const status = error.kind === 'unavailable' ? 'not_attempted' : 'failed';
    return refused(status, index, values.id ?? null, error.faults);
  }
};
