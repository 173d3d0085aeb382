import { createHash, randomInt, randomUUID } from 'node:crypto';
import { UploadPartCommand } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { scopeOf } from '#core/access/scope.ts';
import { putPairWrites } from '#core/duplicate/pair.item.ts';
import { exportCreateSchema } from '#core/export/export.schema.ts';
import { startExport } from '#core/export/run/start-export.ts';
import { type Files, writeFile } from '#core/files/files.ts';
import { beginParts } from '#core/files/part-upload.ts';
import { newId } from '#core/id.ts';
import { writeLedger, writePlan } from '#core/import/files.ts';
import { changeImport } from '#core/import/import.item.ts';
import { noCounts } from '#core/import/import.schema.ts';
import { getImport } from '#core/import/import.ts';
import { workKeys } from '#core/import-file/work-keys.ts';
import { endJob, newJob } from '#core/job/job.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import { findRequest, requestWrites } from '#core/privacy-request/privacy-request.item.ts';
import { transact } from '#core/table/table.ts';
import type { Route } from '#functions/http/route.ts';
import { routes } from '#functions/routes.ts';
import { call, type Reply } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, type Caller, companyOf, contactOf } from '#test/harness/api-team.ts';
import { requestExample } from '#test/harness/request-example.ts';
import { hostFiles, hostTable, privateFiles } from '#test/harness/stack.ts';
import { until } from '#test/harness/wait.ts';

const roles = ['admin', 'manager', 'agent'] as const;
type Role = (typeof roles)[number];

/** Nobody listens there. */
const receiver = 'http://127.0.0.1:1/';

const someone = () => ({ name: 'Ann Other', phone: `+49151${randomInt(1e7, 1e8)}` });

/** The latest activity that was made for a route that has one. */
let activity = 'act_none';

/** What calls said of a contact, and what of it waits, made for routes that have one. */
let extraction = 'extr_none';
let proposal = 'prop_none';

/** The contact whose a call is to be. */
let assignee = 'cont_none';

/** The contact that asks for something. */
let requested = 'cont_none';

/** Two contacts that may be merged. */
let twins: string[] = [];

const mergedTags = [randomUUID(), randomUUID()] as const;

const said = { job_title: { value: 'Head of Sales', confidence: 0.9 } };

/** Bodies for routes that do not take the example of their description, or not again and again. */
const bodies: Record<string, () => Record<string, unknown>> = {
  createContact: () => ({ name: 'Ann Other', company: 'Acme' }),
  updateContact: () => ({ notes: 'Asked for a call.' }),
  writeContacts: () => ({ mode: 'create', contacts: [{ name: 'Ann Other', company: 'Acme' }] }),
  replaceContact: () => ({ notes: 'Asked for a call.' }),
  dutycallCreateContact: () => someone(),
  dutycallCreateContacts: () => ({ contacts: [someone()] }),
  dutycallUpdateContact: () => ({ notes: 'Asked for a call.' }),
  // Others of this file work with the same contact.
  anonymizeContact: () => ({ dry_run: true }),
  createHold: () => ({ contact_id: requested, reason: 'a dispute' }),
  createPrivacyRequest: () => ({ kind: 'access', contact_id: requested }),
  createExport: () => ({ format: 'csv', ids: ['cont_none'] }),
  changeContactsInBulk: () => ({ action: 'add_tags', ids: ['cont_none'], tags: ['x'] }),
  assignCall: () => ({ contact_id: assignee }),
  askCallable: () => ({}),
  askCallables: () => ({ ids: ['cont_none'] }),
  createExtraction: () => ({ values: said }),
  decideProposals: () => ({ refuse: [proposal] }),
  addCampaignContacts: () => ({ filter: { source: 'nowhere' } }),
  removeCampaignContacts: () => ({ ids: ['cont_none'] }),
  createCompany: () => ({ name: 'Acme' }),
  updateCompany: () => ({ city: 'Berlin' }),
  replaceCompany: () => ({ city: 'Berlin' }),
  createImport: () => ({ file_name: 'rows.csv' }),
  importGoogleSheet: () => ({ url: `https://docs.google.com/spreadsheets/d/${'people'.padEnd(44, '-')}` }),
  dutycallImportGoogleSheet: () => ({
    url: `https://docs.google.com/spreadsheets/d/${'people'.padEnd(44, '-')}`,
  }),
  completeUpload: () => ({
    parts: [{ part_number: 1, etag: createHash('md5').update(partText).digest('hex') }],
  }),
  startImport: () => ({ options: { duplicates: 'skip' } }),
  decideImport: () => ({ action: 'skip' }),
  createCampaign: () => ({ name: 'Other' }),
  updateCampaign: () => ({ name: 'Another' }),
  createDrop: () => ({ name: 'Other', mapping: { Tel: 'phone' } }),
  updateDrop: () => ({ name: 'Another' }),
  updateSettings: () => ({ trash_days: 14 }),
  createDepartment: () => ({ name: randomUUID() }),
  updateDepartment: () => ({ name: randomUUID() }),
  createMember: () => ({ name: 'Ann Other', role: 'agent' }),
  updateMember: () => ({ role: 'agent' }),
  createToken: () => ({ name: 'other', role: 'agent' }),
  createField: () => ({ name: randomUUID() }),
  updateField: () => ({ label: 'Another' }),
  reorderFields: () => ({ ids: [orderedField] }),
  retypeField: () => ({ type: 'integer', dry_run: false }),
  createTagRule: () => ({ tag: randomUUID(), filter: { source: 'fair' } }),
  updateTagRule: () => ({ enabled: false }),
  createTag: () => ({ name: randomUUID() }),
  renameTag: () => ({ name: randomUUID() }),
  mergeTags: () => ({ tags: [mergedTags[0]], into: mergedTags[1] }),
  mergeContacts: () => ({ primary_id: twins[0], duplicate_ids: [twins[1]], dry_run: true }),
  createWebhook: () => ({ url: receiver }),
  scanDuplicates: () => ({}),
  autoMergeDuplicates: () => ({}),
  dismissDuplicate: () => ({}),
  restoreDuplicate: () => ({}),
  updateWebhook: () => ({ types: ['contact.*'] }),
};

/** A query that each route with parameters it cannot do without takes. */
const queries: Record<string, string> = {
  lookupContacts: 'phone=%2B12025550100',
  removeUnusedTags: 'unused=true',
};

/** The id of a tag that a contact bears. */
const tagOf = async (team: ApiTeam, name: string): Promise<string> => {
  await contactOf(team, { name, company: name, tags: [name] });
  return (await team.post('/api/crm/tags', { name })).body.tag.id;
};

/** Makes an import one of an empty file that was looked through. */
const lookedThrough = async ({ team_id }: ApiTeam, id: string): Promise<void> => {
  const change = { from: ['uploading' as const], set: { state: 'previewed' as const }, due: null };
  const stored = await changeImport(hostTable(), team_id, id, change);
  if (!stored) throw new Error('The import waits for its file no more.');
  const plan = { encoding: 'utf-8', delimiter: ',', columns: [], rows: 0, chunks: 0, repeats: 0 };
  await writePlan(hostFiles(), stored, plan);
  const counts = { valid: 0, duplicates_in_file: 0, duplicates_in_store: 0, invalid: 0, warned: 0 };
  const preview = { rows: 0, counts, columns: [], examples: [] };
  await writeFile(hostFiles(), workKeys.preview(stored), JSON.stringify(preview));
};

/** Makes an import one that has ended, with a row that waits for a decision. */
const endedWithParked = async ({ team_id }: ApiTeam, id: string): Promise<void> => {
  const counts = { ...noCounts, rows: 1, skipped: 1, parked: 1 };
  const finished_at = new Date().toISOString();
  const set = { state: 'finished' as const, counts, finished_at };
  const stored = await changeImport(hostTable(), team_id, id, { from: ['uploading'], set, due: null });
  if (!stored) throw new Error('The import waits for its file no more.');
  const plan = { encoding: 'utf-8', delimiter: ',', columns: [], rows: 1, chunks: 1, repeats: 0 };
  await writePlan(hostFiles(), stored, plan);
  const row = { record: 1, line: 2, outcome: 'skipped' as const, parked: true, cells: [] };
  await writeLedger(hostFiles(), stored, { kind: 'chunks', index: 0 }, [row]);
};

const partText = 'name\nAnn\n';

/** Makes an import one whose file is sent in parts, and sends the only one. */
const sentInParts = async ({ team_id }: ApiTeam, id: string): Promise<void> => {
  const { client, bucket } = hostFiles();
  const { source_key: key } = await getImport(hostTable(), team_id, id);
  const { uploadId } = await beginParts(hostFiles(), key);
  const part = { Bucket: bucket, Key: key, UploadId: uploadId, PartNumber: 1, Body: partText };
  await client.send(new UploadPartCommand(part));
  const upload = { id: uploadId, size: partText.length, part_size: 8_388_608, parts: 1 };
  await changeImport(hostTable(), team_id, id, { from: ['uploading'], set: { upload }, due: null });
};

/** Makes a job one that has ended before it began. */
const endedJobOf = async ({ team_id }: ApiTeam, id: string): Promise<void> => {
  const ended = await endJob(hostTable(), { team_id, id }, { state: 'cancelled' }, { now: new Date() });
  if (!ended) throw new Error('The job is not queued any more.');
};

/** Makes a request of a person one whose package is there. */
const doneRequest = async ({ team_id }: ApiTeam, id: string): Promise<void> => {
  const seen = await findRequest(hostTable(), { team_id, id });
  if (!seen) throw new Error('There is no such request.');
  const via = { updated_by: 'x', via: 'bulk' as const };
  const set = { state: 'done' as const };
  await transact(hostTable(), requestWrites(seen, { from: ['open'], set, via }));
};

/** Adds a note of the caller's own. */
const addActivity = async (team: ApiTeam, id: string, caller: Caller = team): Promise<void> => {
  const { body } = await caller.post(`/api/crm/contacts/${id}/activities`, { kind: 'note', text: 'x' });
  activity = body.activity.id;
};

/** Somebody who asks for what is known of them. */
const addRequested = async (team: ApiTeam): Promise<void> => {
  requested = await contactOf(team, { name: 'Ann Other', company: 'Acme' });
};

const addAssignee = async (team: ApiTeam): Promise<void> => {
  assignee = await contactOf(team, { name: 'Ann Other', company: 'Acme' });
};

/** Takes in what a call said of a contact, who has another title already. */
const addExtraction = async (team: ApiTeam, id: string): Promise<void> => {
  await team.patch(`/api/crm/contacts/${id}`, { job_title: 'Clerk' });
  const { body } = await team.post(`/api/crm/contacts/${id}/extractions`, { values: said });
  extraction = body.extraction.id;
  proposal = body.extraction.results[0].proposal_id;
};

/** What has to happen to a record before a route takes it. */
const preparations: Record<string, (team: ApiTeam, id: string, caller?: Caller) => Promise<unknown>> = {
  getActivity: addActivity,
  updateActivity: addActivity,
  deleteActivity: addActivity,
  getExtraction: addExtraction,
  revertExtraction: addExtraction,
  decideProposals: addExtraction,
  assignCall: addAssignee,
  removeCampaignContact: addAssignee,
  createHold: addRequested,
  createPrivacyRequest: addRequested,
  answerPrivacyRequest: (team, id) => doneRequest(team, id),
  restoreDuplicate: (team, id) => team.post(`/api/crm/duplicates/${id}/dismiss`),
  restoreContact: (team, id) => team.delete(`/api/crm/contacts/${id}`),
  getImportPreview: (team, id) => lookedThrough(team, id),
  completeUpload: (team, id) => sentInParts(team, id),
  startImport: (team, id) => lookedThrough(team, id),
  undoImport: (team, id) => endedWithParked(team, id),
  undoJob: (team, id) => endedJobOf(team, id),
  decideImport: (team, id) => endedWithParked(team, id),
  mergeTags: async (team) => {
    for (const name of mergedTags) await tagOf(team, name);
  },
};

/** Two new contacts of one company. */
const twinsOf = async (team: ApiTeam, name: string): Promise<string[]> => [
  await contactOf(team, { name, company: name }),
  await contactOf(team, { name, company: name }),
];

/** A delivery of each webhook. */
const deliveries = new Map<string, string>();

type MakeRecord = (team: ApiTeam, marker: string, caller: Caller) => Promise<string>;

/** Contacts that a scan found to be alike. */
const alike: MakeRecord = async (team, marker) => {
  const [one = '', other = ''] = [
    await contactOf(team, { name: marker, company: marker }),
    await contactOf(team, { name: marker, company: marker }),
  ].sort();
  const shown = {
    ids: [one, other] as [string, string],
    score: 99,
    departments: [null, null] as [null, null],
  };
  const pair = { shown, reasons: [], vetoed: false, name_only: false };
  await transact(hostTable(), putPairWrites(team.team_id, pair));
  return `group_${one}`;
};

/** A record of the kind that a path with an id speaks of, where the example does not make one; of a caller's own where that matters. */
const records: Record<string, MakeRecord> = {
  duplicates: alike,
  contacts: (team, marker) =>
    contactOf(team, { name: marker, email: `${marker}@example.com`, company: marker }),
  companies: (team, marker) => companyOf(team, marker),
  'call-hooks': async (team, marker) => {
    const body = { provider: 'vicidial', description: marker };
    return (await team.post('/api/crm/call-hooks', body)).body.call_hook.id;
  },
  calls: async (team, marker) => {
    const body = { number: `+49151${randomInt(1e7, 1e8)}`, outcome: 'completed', notes: marker };
    return (await team.post('/api/crm/calls', body)).body.call.id;
  },
  fields: async (team, marker) => (await team.post('/api/crm/fields', { name: marker })).body.field.id,
  imports: async (team, marker, caller) => {
    const body = { file_name: `${marker}.csv` };
    const own = await caller.post('/api/crm/imports', body);
    return (own.status === 201 ? own : await team.post('/api/crm/imports', body)).body.import.id;
  },
  members: async (team, marker) =>
    (await team.post('/api/crm/members', { name: marker, role: 'agent' })).body.member.id,
  tokens: async (team, marker) =>
    (await team.post('/api/crm/tokens', { name: marker, role: 'agent' })).body.token.id,
  jobs: async (_team, _marker, { token }) => {
    const principal = await findPrincipal(hostTable(), token, new Date());
    if (!principal) throw new Error('The caller has no valid token.');
    // Nothing starts it, so that it is there to be cancelled.
    return (await newJob(hostTable(), { principal, kind: 'bulk', action: 'delete', now: new Date(), newId }))
      .id;
  },
  exports: async (_team, marker, { token }) => {
    const principal = await findPrincipal(hostTable(), token, new Date());
    if (!principal) throw new Error('The caller has no valid token.');
    const request = v.parse(exportCreateSchema, { format: 'csv', ids: ['cont_none'], name: marker });
    const asked = { principal, scope: scopeOf(principal), request, now: new Date(), newId };
    // Nothing starts it, so that it is there to be cancelled.
    return (await startExport(hostTable(), unwatched, asked)).record.id;
  },
  webhooks: async (team, marker) => {
    // A team has few of them.
    for (const { id } of (await team.get('/api/crm/webhooks')).body.webhooks)
      await team.delete(`/api/crm/webhooks/${id}`);
    const { webhook } = (await team.post('/api/crm/webhooks', { url: `${receiver}${marker}` })).body;
    const { delivery } = (await team.post(`/api/crm/webhooks/${webhook.id}/test`)).body;
    deliveries.set(webhook.id, delivery.id);
    return webhook.id;
  },
  // One of the whole team would keep what other tests remove.
  holds: async (team, marker) => {
    const contact_id = await contactOf(team, { name: marker, company: marker });
    return (await team.post('/api/crm/holds', { contact_id, reason: marker })).body.hold.id;
  },
  'privacy-requests': async (team, marker) => {
    const contact_id = await contactOf(team, { name: marker, company: marker });
    const body = { kind: 'access', contact_id };
    return (await team.post('/api/crm/privacy-requests', body)).body.request.id;
  },
  merges: async (team, marker) => {
    const [primary_id, ...duplicate_ids] = await twinsOf(team, marker);
    return (await team.post('/api/crm/contacts/merge', { primary_id, duplicate_ids })).body.merge.id;
  },
  tags: (team, marker) => tagOf(team, marker),
  'tags/rules': async (team, marker) => {
    const filter = { source: marker };
    return (await team.post('/api/crm/tags/rules', { tag: marker, filter })).body.rule.id;
  },
  campaigns: async (team, marker) =>
    (await team.post('/api/crm/campaigns', { name: marker })).body.campaign.id,
  presets: async (_, marker, caller) =>
    (await caller.post('/api/crm/presets', { name: marker })).body.preset.id,
};

const nounOf = ({ path }: Route): string =>
  path.includes('/tags/rules') ? 'tags/rules' : (path.replace('/crm', '').split('/')[2] ?? '');
/** A record made of the example of the route that creates such. */
const byExample =
  (noun: string): MakeRecord =>
  async (team, marker) => {
    const create = routes.find(({ method, path }) => method === 'POST' && path === `/api/crm/${noun}`);
    if (!create) throw new Error(`Say in this file how a record of ${noun} is made.`);
    const { status, body } = await team.post(create.path, { ...requestExample(create.id), name: marker });
    expect([status, body.error]).toEqual([201, undefined]);
    return Object.values<{ id: string }>(body).find((one) => typeof one?.id === 'string')?.id ?? '';
  };

const closed = routes.filter(({ access }) => access !== 'public');
const withId = closed.filter(({ path }) => path.includes('{id}'));
const nouns = [...new Set([...Object.keys(records), ...withId.map(nounOf)])];
const makeRecord = (noun: string) => records[noun] ?? (nouns.includes(noun) ? byExample(noun) : undefined);

let own: ApiTeam;
let foreign: ApiTeam;
/** In every text of the other team's records, so that any leak shows. */
const marker = `leak${randomUUID().slice(0, 8)}`;
const foreignIds = new Map<string, string>();
const callers = new Map<Role, Caller>();
let orderedField = '';
/** Whose requests start no jobs. */
let unwatched: Files;

beforeAll(async () => {
  own = await apiTeam();
  unwatched = await privateFiles();
  foreign = await apiTeam();
  for (const noun of nouns) foreignIds.set(noun, (await makeRecord(noun)?.(foreign, marker, foreign)) ?? '');
  twins = await twinsOf(own, 'Twin');
  orderedField = (await own.post('/api/crm/fields', { name: 'ordered' })).body.field.id;
  for (const role of roles) callers.set(role, await own.as(role));
  // Otherwise nobody may have contacts merged without asking.
  await own.patch('/api/crm/settings', { duplicates: { auto_merge: { enabled: true } } });
});

interface Attempt {
  token?: string | undefined;
  id?: string | undefined;
  team?: string | undefined;
}

const request = async (route: Route, { token, id = '', team }: Attempt): Promise<Reply> => {
  const fresh = bodies[route.id] ?? (route.body && (() => requestExample(route.id)));
  const named = team !== undefined && route.body && 'team_id' in route.body.entries ? { team_id: team } : {};
  const asked = team !== undefined && route.query && 'team_id' in route.query.entries ? `teamId=${team}` : '';
  const query = [queries[route.id], asked].filter(Boolean).join('&');
  const path = route.path
    .replace('{id}', id)
    .replace('{activity_id}', activity)
    .replace('{contact_id}', assignee)
    .replace('{extraction_id}', extraction)
    .replace('{delivery_id}', deliveries.get(id) ?? 'dlv_none');
  return call(route.method, path + (query && `?${query}`), {
    ...(token !== undefined && { token }),
    ...(fresh && { body: { ...fresh(), ...named } }),
  });
};

/** An erasure is asked for as a dry run, so that it takes nothing from the other tests. */
const statusOf = ({ id, status }: Route): number => (id === 'anonymizeContact' ? 200 : status);

const mayCall = ({ access }: Route, role: Role) => access === 'public' || access.roles.includes(role);

const withoutRequestId = ({ status, body: { request_id, ...rest } }: Reply) => {
  expect(request_id).toEqual(expect.any(String));
  return { status, ...rest };
};

test.each(routes)('$method $path says who may call it', ({ access }) => {
  if (access !== 'public') expect(roles).toEqual(expect.arrayContaining([...access.roles]));
});

describe.each(closed)('$method $path', (route) => {
  test.each(roles)('of the own team, as %s', async (role) => {
    const caller = callers.get(role) ?? own;
    const id = (await makeRecord(nounOf(route))?.(own, `own${randomUUID()}`, caller)) ?? '';
    if (id) await preparations[route.id]?.(own, id, caller);
    // Nothing is undone while imports of the tests before it write.
    const { status, body } = await until(
      () => request(route, { token: callers.get(role)?.token, id, team: own.team_id }),
      (reply) => reply.body.error?.code !== 'import_running',
    );
    expect(status).toBe(mayCall(route, role) ? statusOf(route) : 403);
    if (status === 403) expect(body.error.code).toBe('role_forbidden');
  });

  test.each(roles)('shows nothing of another team, as %s', async (role) => {
    const id = foreignIds.get(nounOf(route)) ?? '';
    for (const team of [undefined, foreign.team_id, own.team_id]) {
      const reply = await request(route, { token: callers.get(role)?.token, id, team });
      expect(JSON.stringify(reply.body)).not.toContain(marker);
      if (!mayCall(route, role)) expect(reply.status).toBe(403);
    }
  });

  test('without a token, or with one that is none, is 401 and tells no more', async () => {
    const garbled = `${own.token.slice(0, -1)}${own.token.endsWith('A') ? 'B' : 'A'}`;
    const swapped = own.token.replace(/^cb_[^_]+/, /^cb_[^_]+/.exec(foreign.token)?.[0] ?? '');
    for (const token of [undefined, '', 'x', 'cb_x', garbled, swapped, own.team_id, `${own.token} x`]) {
      const reply = await request(route, { token, id: foreignIds.get(nounOf(route)) ?? '' });
      expect([token, reply.status]).toEqual([token, 401]);
      expect(reply.body.error).toMatchObject({ code: 'token_invalid', param: null });
    }
  });
});

describe.each(withId)('$method $path of another team', (route) => {
  test.each(roles)('answers %s as for an id that never was', async (role) => {
    const unknown = `${foreignIds.get(nounOf(route))?.slice(0, 5)}00000000000000000000000000`;
    const theirs = await request(route, {
      token: callers.get(role)?.token,
      id: foreignIds.get(nounOf(route)),
    });
    const nobodys = await request(route, { token: callers.get(role)?.token, id: unknown });
    expect(withoutRequestId(theirs)).toEqual(withoutRequestId(nobodys));
    expect(theirs.status).toBe(mayCall(route, role) ? 404 : 403);
  });

  test('leaves the record as it was', async () => {
    const id = foreignIds.get(nounOf(route)) ?? '';
    expect((await foreign.get(`/api/crm/${nounOf(route)}/${id}`)).status).toBe(200);
  });
});

const ofContacts = withId.filter((route) => nounOf(route) === 'contacts');

describe.each(ofContacts)('$method $path', (route) => {
  const inDepartment = async () => {
    const [mine, theirs] = await Promise.all(
      [0, 1].map(
        async (): Promise<string> =>
          (await own.post('/api/crm/departments', { name: randomUUID() })).body.department.id,
      ),
    );
    const name = `other${randomUUID()}`;
    const id = await contactOf(own, { name, company: 'Acme', department_id: theirs ?? '' });
    return { id, name, mine: mine ?? '' };
  };

  test.each(roles)('of another department, as %s', async (role) => {
    const { id, name, mine } = await inDepartment();
    await preparations[route.id]?.(own, id);
    const { token } = await own.as(role, [mine]);
    const reply = await request(route, { token, id });
    if (role === 'admin') return expect(reply.status).toBe(statusOf(route));
    expect(reply.status).toBe(403);
    expect(reply.body.error.code).toBe(mayCall(route, role) ? 'department_forbidden' : 'role_forbidden');
    return expect(JSON.stringify(reply.body)).not.toContain(name);
  });

  test.each(roles)('in the trash, as %s', async (role) => {
    const name = `gone${randomUUID()}`;
    const id = await contactOf(own, { name, company: 'Acme' });
    await own.delete(`/api/crm/contacts/${id}`);
    const reply = await request(route, { token: callers.get(role)?.token, id });
    if (!mayCall(route, role)) return expect(reply.status).toBe(403);
    if (route.id === 'restoreContact') return expect(reply.status).toBe(route.status);
    // That it is deleted is a reason not to call it, and none to keep from a person what is known of it.
    if (route.id === 'exportContactData') return expect(reply.status).toBe(route.status);
    // What belongs to no department is an admin's to erase, as to remove.
    if (route.id === 'anonymizeContact')
      return expect(reply.status).toBe(role === 'admin' ? statusOf(route) : 403);
    expect(reply.status).toBe(/^(get|ask)Callable$/.test(route.id) ? 200 : 404);
    return expect(JSON.stringify(reply.body)).not.toContain(name);
  });
});

const namesTeam = closed.filter(({ body, query }) => 'team_id' in { ...body?.entries, ...query?.entries });

test.each(namesTeam)('$method $path that names another team is 404, known or not', async (route) => {
  const ask = (team: string) => request(route, { token: own.token, team, id: 'x' });
  const theirs = await ask(foreign.team_id);
  expect(theirs.status).toBe(404);
  expect(withoutRequestId(theirs)).toEqual(withoutRequestId(await ask('team_00000000000000000000000000')));
});

test.each(routes.filter(({ access, signed }) => access === 'public' && !signed))(
  '$method $path is open',
  async (route) => {
    for (const token of [undefined, own.token, 'nonsense'])
      expect((await request(route, { token })).status).toBe(route.status);
  },
);
