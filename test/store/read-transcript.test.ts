import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { callLogSchema } from '#core/call/call-record.schema.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { contactCollection } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import type { Ask } from '#core/extraction-model/ask-model.ts';
import { extractValues } from '#core/extraction-run/extract-values.ts';
import { getExtraction } from '#core/extraction-run/list-extractions.ts';
import { readByModel } from '#core/extraction-run/read-by-model.ts';
import { revertExtraction } from '#core/extraction-run/revert-extraction.ts';
import { transcriptKey, transcriptOf } from '#core/extraction-run/transcript-file.ts';
import { fileExists, readText } from '#core/files/files.ts';
import { newId } from '#core/id.ts';
import { extractionPolicySchema } from '#core/team/extraction-policy.schema.ts';
import type { SettingsChange, Team } from '#core/team/team.schema.ts';
import { getTeam, updateSettings } from '#core/team/team.ts';
import { freshTeam, privateFiles, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const table = await privateTable();
const files = await privateFiles();
const models = [{ region: 'eu-central-1', id: 'test.model-v1:0' }];

const canary = `canary-${randomUUID()}`;
const transcript = `Agent: Your email?\nContact: It is luca@team.example. My secret is ${canary}.`;
const sending: SettingsChange = {
  company: 'optional',
  extraction: v.parse(extractionPolicySchema, { send_transcripts: true }),
};

const answering =
  (claims: unknown, stopReason = 'end_turn'): Ask =>
  async () => ({ stopReason, output: { message: { content: [{ text: JSON.stringify(claims) }] } } });
const right = answering({
  email: { value: 'luca@team.example', quote: 'luca@team.example', confidence: 0.9 },
  job_title: { value: 'Head of Sales', quote: 'Head of Sales', confidence: 0.9 },
});

let team: Team;
const written: string[] = [];

beforeAll(async () => {
  team = await getTeam(table, (await freshTeam(table, sending)).team_id);
});

beforeEach(() => {
  written.length = 0;
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...parts) => void written.push(JSON.stringify(parts)));
});

const own = (of = team) => ({ team: of, scope: wholeTeam(of.id), via, now: new Date() });

const contactOf = async (of = team) =>
  (await createContact(table, { ...own(of), draft: { name: 'Luca' } })).contact.id;

const callOf = async (contactId: string) => {
  const log = v.parse(callLogSchema, { outcome: 'completed' });
  return (await logCall(table, { ...own(), contactId, log })).call.id;
};

const principalOf = (of: Team) => ({
  ...{ kind: 'token' as const, id: via.updated_by, role: 'admin' as const, departments: [], team: of },
});

const send = (contactId: string, given: object, of = team) =>
  extractValues(table, {
    ...own(of),
    ...{ principal: principalOf(of), contactId, given: given as { transcript: string }, models },
    files: () => files,
    newId,
  });

const keyOf = async (contactId: string, extractionId: string) => {
  const items = await contactCollection(table, team.id, contactId);
  const asked = Object(items.find(({ sk }) => sk === `EXTRACTION#${extractionId}`)?.asked);
  return transcriptKey({ teamId: team.id, contactId, extractionId, part: String(asked.part) });
};

const read = (key: string, ask: Ask) =>
  readByModel(table, files, {
    key,
    models,
    open: () => ask,
    pause: async () => undefined,
    now: () => new Date(),
  });

/** All that is kept of a team, and all that was logged. */
const traces = async (contactId: string) =>
  JSON.stringify([await contactCollection(table, team.id, contactId), written]);

describe('a transcript for a model', () => {
  test('waits in the bucket, is read once and removed; what the contact does not say is dropped', async () => {
    const contactId = await contactOf();
    const call_id = await callOf(contactId);
    const { extraction } = await send(contactId, { call_id, transcript });
    expect(extraction).toMatchObject({ state: 'waiting', extractor: 'model', results: [] });
    const key = await keyOf(contactId, extraction.id);
    expect(await readText(files, key)).toBe(transcript);
    expect((await send(contactId, { call_id, transcript })).extraction).toEqual(extraction);
    expect(await read(key, right)).toBe('completed');
    expect(await fileExists(files, key)).toBe(false);
    const done = await getExtraction(table, wholeTeam(team.id), { contactId, extractionId: extraction.id });
    expect(done).toMatchObject({ state: 'completed', call_id });
    expect(done.results.map(({ field, outcome, code }) => [field, code ?? outcome])).toEqual([
      ['job_title', 'unsupported'],
      ['email', 'applied'],
    ]);
    // The same event again, and the same request.
    expect(await read(key, right)).toBe('passed_over');
    expect((await send(contactId, { call_id, transcript })).extraction).toEqual(done);
    expect(await fileExists(files, key)).toBe(false);
    expect(await traces(contactId)).not.toContain(canary);
  });

  test.each<[string, Ask, string]>([
    ['is no JSON', answering('none'), 'schema_mismatch'],
    ['was cut short', answering({}, 'max_tokens'), 'cut_short'],
    [
      'is an error that quotes it',
      async () => {
        throw Object.assign(new Error(transcript), { $response: { body: transcript } });
      },
      'unavailable',
    ],
  ])('whose answer %s comes to nothing, is removed, and may be sent again', async (_, ask, failure) => {
    const contactId = await contactOf();
    const { extraction } = await send(contactId, { call_id: await callOf(contactId), transcript });
    const key = await keyOf(contactId, extraction.id);
    expect(await read(key, ask)).toBe(failure);
    expect(await fileExists(files, key)).toBe(false);
    const one = { contactId, extractionId: extraction.id };
    expect(await getExtraction(table, wholeTeam(team.id), one)).toMatchObject({ state: 'failed', failure });
    expect(await traces(contactId)).not.toContain(canary);
    const again = await send(contactId, { call_id: extraction.call_id, transcript });
    expect(again.extraction.state).toBe('waiting');
    expect(await read(key, right)).toBe('completed');
  });

  test('is not read any more once the team has switched it off, the call was reverted, or the contact went', async () => {
    const other = await getTeam(table, (await freshTeam(table, sending)).team_id);
    const ask = vi.fn(right);
    const [switched, reverted, gone] = [await contactOf(other), await contactOf(), await contactOf()];
    const off = await send(switched, { transcript }, other);
    await updateSettings(table, other.id, {
      extraction: { ...other.settings.extraction, send_transcripts: false },
    });
    const item = (await contactCollection(table, other.id, switched)).find(({ sk }) =>
      sk.startsWith('EXTRACTION#'),
    );
    const part = String(Object(item?.asked).part);
    const at = { teamId: other.id, contactId: switched, extractionId: off.extraction.id, part };
    expect(await read(transcriptKey(at), ask)).toBe('switched_off');
    const taken = await send(reverted, { transcript });
    const key = await keyOf(reverted, taken.extraction.id);
    await revertExtraction(table, { ...own(), contactId: reverted, extractionId: taken.extraction.id });
    expect(await read(key, ask)).toBe('passed_over');
    expect(ask).not.toHaveBeenCalled();
    const lost = await send(gone, { transcript });
    const goneKey = await keyOf(gone, lost.extraction.id);
    await trashContact(table, { ...own(), contactId: gone });
    expect(await read(goneKey, ask)).toBe('contact_not_found');
    for (const one of [transcriptKey(at), key, goneKey]) expect(await fileExists(files, one)).toBe(false);
  });

  test('needs a model of the stage, and the switch of the team', async () => {
    const contactId = await contactOf();
    const wanting = {
      ...team,
      settings: { ...team.settings, extraction: { ...team.settings.extraction, model: 'x' } },
    };
    await expect(send(contactId, { transcript }, wanting)).rejects.toMatchObject({
      code: 'model_unavailable',
    });
    const off = await getTeam(table, (await freshTeam(table, { company: 'optional' })).team_id);
    const { extraction } = await send(await contactOf(off), { transcript }, off);
    expect(extraction).toMatchObject({ state: 'completed', extractor: 'rules' });
  });

  test('is found by its key, and nothing else is', () => {
    const one = { teamId: 'team_1', contactId: 'cont_1', extractionId: 'extr_1', part: 'x' };
    expect(transcriptOf(transcriptKey(one))).toEqual(one);
    for (const key of [
      'work/a/b/c/d.txt',
      'transcripts/a/b/c',
      'transcripts/a/b/c/d.csv',
      'transcripts/a/b/c/d.txt/e',
    ])
      expect(transcriptOf(key), key).toBeUndefined();
  });
});
