import { NoSuchKey } from '@aws-sdk/client-s3';
import { scopeOf } from '../access/scope.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { isSettled } from '../contact/attached.ts';
import { findSurvivors } from '../contact/contact.item.ts';
import { ContactMerged } from '../contact/merged.ts';
import { CallbookError } from '../error.ts';
import { readTranscript } from '../extraction/transcript.ts';
import { type Ask, askModel } from '../extraction-model/ask-model.ts';
import { type Model, modelFor } from '../extraction-model/models.ts';
import { type Files, readText } from '../files/files.ts';
import type { CountryCode } from '../phone/country.ts';
import { BusyError } from '../table/busy.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, transacted } from '../table/table.ts';
import { getTeam } from '../team/team.ts';
import { dayOfCall } from './day-of-call.ts';
import { callOf, supported } from './extract-values.ts';
import { extractionWrite, findExtraction, type StoredExtraction } from './extraction-record.item.ts';
import { targetsOf } from './learnable.ts';
import { takeValues } from './take-values.ts';
import { removeTranscript, transcriptOf, type WaitingTranscript } from './transcript-file.ts';

export interface Reading {
  /** The key of the transcript’s file. */
  key: string;
  models: readonly Model[];
  /** Opens the model that is asked. */
  open: (model: Model) => Ask;
  pause: (time: number) => Promise<void>;
  now: () => Date;
}

/** What became of it: a code for the log, which never has what was said. */
type ReadOutcome = string;

type Waiting = StoredExtraction & { asked: NonNullable<StoredExtraction['asked']> };

const isWaiting = (extraction: StoredExtraction | undefined, part: string): extraction is Waiting =>
  extraction?.state === 'waiting' && extraction.asked?.part === part;

/** Writes down why nothing came of it, unless it waits no more. */
const fail = (table: Table, one: WaitingTranscript, code: string, now: Date): Promise<string> =>
  untilSettled(async () => {
    const seen = await findExtraction(table, one);
    if (!isWaiting(seen, one.part)) return code;
    const at = now.toISOString();
    const failed = { ...seen, state: 'failed' as const, failure: code, asked: null };
    const next = { ...failed, version: seen.version + 1, updated_at: at };
    const via = { updated_by: seen.asked.id, via: 'extraction' as const };
    return (await transacted(table, [extractionWrite(next, seen, via)])) ? code : undefined;
  });

const textOf = async (files: Files, key: string): Promise<string | undefined> => {
  try {
    return await readText(files, key);
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};

/** Asks the model, and takes in what it says, in the name and within the reach of who sent the transcript. */
const readFor = async (
  table: Table,
  files: Files,
  {
    key,
    one,
    extraction,
    models,
    open,
    pause,
    now,
  }: Reading & { one: WaitingTranscript; extraction: Waiting },
): Promise<string> => {
  const { asked, call_id: callId, contact_id: contactId } = extraction;
  const [team, catalogue, text] = await Promise.all([
    getTeam(table, one.teamId),
    findCatalogue(table, one.teamId),
    textOf(files, key),
  ]);
  const { settings } = team;
  const model = modelFor(models, settings.extraction.model);
  if (text === undefined) return fail(table, one, 'transcript_gone', now());
  if (!settings.extraction.send_transcripts || !model) return fail(table, one, 'switched_off', now());
  const { part, ...principal } = asked;
  const scope = scopeOf({ ...principal, kind: 'token', team });
  const learner = { settings, catalogue, scope };
  const transcript = readTranscript(text);
  const targets = targetsOf(learner);
  const answer = await askModel({ ask: open(model), modelId: model.id, transcript, pause }, targets);
  if (answer.failure) return fail(table, one, answer.failure, now());
  const call = callId === null ? undefined : await callOf(table, scope, { contactId, callId });
  const country = settings.default_country as CountryCode;
  const request = { transcript, targets, country, day: call && dayOfCall(call.at, country) };
  await takeValues(table, {
    ...{ team, scope, catalogue, contactId, extractionId: extraction.id, callId, part },
    ...supported(request, answer.claims ?? []),
    via: { updated_by: asked.id, via: 'extraction', ...(call && { call }) },
    extractor: 'model',
    now: now(),
  });
  return 'completed';
};

/** A transcript that waits as one of the contact that the one which it was sent for is part of by now. */
const ofSurvivor = async (table: Table, sent: WaitingTranscript): Promise<WaitingTranscript> => {
  const contact = (await findSurvivors(table, sent.teamId, [sent.contactId])).get(sent.contactId);
  if (contact && contact.id !== sent.contactId && !isSettled(contact)) throw new BusyError();
  return { ...sent, contactId: contact?.id ?? sent.contactId };
};

/**
 * Lets a model read a transcript that waits, once, and removes the file. What the model answers amiss is written down as
 * the extraction’s failure; no error tells what was said.
 */
export const readByModel = async (table: Table, files: Files, reading: Reading): Promise<ReadOutcome> => {
  const sent = transcriptOf(reading.key);
  if (!sent) return 'passed_over';
  const one = await ofSurvivor(table, sent);
  const extraction = await findExtraction(table, one);
  let outcome = 'passed_over';
  try {
    if (isWaiting(extraction, one.part))
      outcome = await readFor(table, files, { ...reading, one, extraction });
  } catch (error) {
    // It is read when the merge has moved what it belongs to.
    if (error instanceof ContactMerged) throw new BusyError();
    // A contact that is gone, or beyond reach by now.
    if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
    outcome = await fail(table, one, error.code, reading.now());
  }
  await removeTranscript(files, sent);
  return outcome;
};
