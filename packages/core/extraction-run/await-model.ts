import { contactKeys } from '../contact/contact.item.ts';
import { requireContact } from '../contact/contact.ts';
import { failure, notFound } from '../error.ts';
import { type Model, modelFor } from '../extraction-model/models.ts';
import { type Files, writeFile } from '../files/files.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table, transacted } from '../table/table.ts';
import type { Principal, Settings } from '../team/team.schema.ts';
import {
  extractionKeys,
  extractionWrite,
  type StoredExtraction,
  toExtraction,
} from './extraction-record.item.ts';
import { requireOpen, type Taken, type Taking } from './take-values.ts';
import { transcriptKey } from './transcript-file.ts';
import { isGivenUp } from './visible-extraction.ts';

interface Awaiting extends Omit<Taking, 'said' | 'dropped' | 'extractor'> {
  principal: Pick<Principal, 'id' | 'role' | 'departments'>;
  transcript: string;
  /** The models of the stage. */
  models: readonly Model[];
}

/** @throws CallbookError `model_unavailable` */
const requireModel = (models: readonly Model[], { extraction: { model } }: Settings): Model => {
  const found = modelFor(models, model);
  if (found) return found;
  throw failure(
    'conflict',
    'model_unavailable',
    models.length === 0
      ? 'This stage has no language model: `extraction.send_transcripts` has to be false.'
      : `This stage does not have the model that the team wants. It has: ${models.map(({ id }) => id).join(', ')}.`,
  );
};

/** An extraction that waits for the model to answer. */
const waiting = (request: Awaiting, before: StoredExtraction | undefined, department_id: string | null) => {
  const { team, contactId, extractionId, callId, part, principal, via, now } = request;
  const at = now.toISOString();
  const { id, role, departments } = principal;
  return {
    ...{ results: [], created_fields: [], parts: [], kept: {}, reverted_at: null },
    ...{ created_by: via.updated_by, created_at: at },
    ...before,
    ...{ id: extractionId, team_id: team.id, contact_id: contactId, call_id: callId, department_id },
    ...{ extractor: 'model' as const, state: 'waiting' as const, failure: null },
    asked: { part, id, role, departments: [...departments] },
    ...{ version: (before?.version ?? 0) + 1, updated_at: at },
  } satisfies StoredExtraction;
};

const isBusy = (before: StoredExtraction, { part, now }: Awaiting): boolean =>
  before.state === 'waiting' && before.asked?.part !== part && !isGivenUp(before, now);

/**
 * Lets a model of the stage read a transcript: it waits in the bucket until then, and is removed. The same again while
 * it waits sends it again, in case it got lost.
 * @throws CallbookError `model_unavailable`, `extraction_waiting`, and as `takeValues`
 */
export const awaitModel = async (table: Table, files: Files, request: Awaiting): Promise<Taken> => {
  const { team, contactId, extractionId, part, transcript, models, now } = request;
  requireModel(models, team.settings);
  const taken = await untilSettled(async (): Promise<Taken | undefined> => {
    const own = contactKeys.primary(team.id, contactId);
    const key = extractionKeys.primary({ teamId: team.id, contactId, extractionId });
    const items = await batchGet(table, [own, key]);
    const at = (sk: string) => items.find((item) => item.sk === sk);
    const contact = requireContact(at(own.sk), request);
    if (contact.deleted_at !== null) throw notFound('contact');
    const item = at(key.sk);
    const before = item && toExtraction(item);
    if (before?.parts.includes(part)) return { extraction: before, contact, warnings: [], isNew: false };
    if (before) requireOpen(before);
    if (before && isBusy(before, request))
      throw failure('conflict', 'extraction_waiting', 'Another transcript of this call is being read.');
    const isSame = before?.state === 'waiting' && before.asked?.part === part && !isGivenUp(before, now);
    if (isSame) return { extraction: before, contact, warnings: [], isNew: false };
    const extraction = waiting(request, before, contact.department_id);
    const isDone = await transacted(table, [extractionWrite(extraction, before, request.via)]);
    return isDone ? { extraction, contact, warnings: [], isNew: before === undefined } : undefined;
  });
  if (taken.extraction.state === 'waiting')
    await writeFile(
      files,
      transcriptKey({ teamId: team.id, contactId, extractionId, part }),
      transcript,
      'text/plain',
    );
  return taken;
};
