import * as v from 'valibot';
import { expect, inject, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { ContactChange } from '#core/attribute/contact.schema.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import type { BulkRequest } from '#core/bulk/bulk.schema.ts';
import { startBulk } from '#core/bulk/start-bulk.ts';
import { undoBulk } from '#core/bulk/undo-bulk.ts';
import { callCreateSchema } from '#core/call/call-record.schema.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { findVerdicts } from '#core/callable/find-verdicts.ts';
import { contactKeyOf, contactPartitions, findStoredContacts } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { restoreContact } from '#core/contact/restore-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { writeBatch } from '#core/contact/write-batch.ts';
import { CallbookError } from '#core/error.ts';
import { newId } from '#core/id.ts';
import { undoImport } from '#core/import/undo/start.ts';
import { mergeContacts } from '#core/merge/merge-contacts.ts';
import { undoMerge } from '#core/merge/undo-merge.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import { valueName, valuesOf } from '#core/suppression/suppressed-value.ts';
import { addSuppressions } from '#core/suppression-list/change-suppressions.ts';
import { readGiven } from '#core/suppression-list/given-values.ts';
import { shards } from '#core/table/shard.ts';
import { queryAll } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { releases } from '#functions/bulk/releases.ts';
import { works } from '#functions/bulk/works.ts';
import { freshTeam, privateFiles, privateTable } from '#test/harness/stack.ts';
import { ImportTeam } from '#test/pipeline/import-client.ts';
import { steppedUpload } from '#test/pipeline/steps.ts';
import { takeSteps } from '#test/pipeline/take-steps.ts';
import { runJob } from './job-run.ts';

// A share of the sequences by default; all 1,000 with `npm run test:full`.
const sequences = Number(process.env.OPT_OUT_SEQUENCES ?? 8);
/** The seed of the first. */
const first = Number(process.env.OPT_OUT_SEED ?? 0);
const steps = 10;

const table = await privateTable();
const files = await privateFiles();

/** Numbers that are the same for a seed. */
const randomOf = (seed: number) => {
  let state = (seed + 1) * 2_654_435_769;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
  return {
    one: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T,
    chance: (p: number) => next() < p,
  };
};
type Random = ReturnType<typeof randomOf>;

const places = Array.from({ length: 97 }, (_, n) => n);

// Two of them are one number, with Brazil's ninth digit and without it.
const phones = ['+12025550100', '+12025550101', '+5511987654321', '+551187654321'] as const;

/** Values that somebody may write, of whom nobody takes an opt-out back by name. */
const valuesFrom = (random: Random): ContactChange => ({
  ...(random.chance(0.7) && { phone: random.one(phones) }),
  ...(random.chance(0.2) && { phone_secondary: random.one(phones) }),
  ...(random.chance(0.2) && { do_not_call: true }),
  ...(random.chance(0.3) && { tags: random.one([[], ['VIP'], ['DNC']]) }),
  ...(random.chance(0.3) && { lead_status: random.one(['new', 'contacted', 'do_not_contact']) }),
});

const bulkFrom = (random: Random, ids: string[]): Partial<BulkRequest> => {
  const [first = ''] = ids;
  return random.one<Partial<BulkRequest>>([
    { action: 'remove_tags', tags: ['DNC', 'VIP'], ids },
    { action: 'add_tags', tags: [random.one(['DNC', 'VIP'])], ids },
    { action: 'set_status', lead_status: random.one(['new', 'do_not_contact']), ids },
    { action: 'set_field', field: 'phone', value: random.one(phones), ids: [first] },
    { action: 'set_field', field: 'tags', value: [], ids },
    { action: 'delete', ids },
    { action: 'restore', ids },
  ]);
};

/** A team, and whatever can be done in it that might lose an opt-out. */
class World {
  /** Names of the numbers of whoever has opted out so far. */
  readonly out = new Set<string>();
  /** Merges, the last one last, with the numbers that were out before each. */
  readonly #merges: { id: string; before: ReadonlySet<string> }[] = [];
  readonly #principal: Principal;
  readonly #imports: ImportTeam;
  readonly #undoable: { import: string[]; bulk: string[] } = { import: [], bulk: [] };
  readonly #random: Random;

  constructor(principal: Principal, imports: ImportTeam, random: Random) {
    this.#principal = principal;
    this.#imports = imports;
    this.#random = random;
  }

  get team() {
    return this.#principal.team;
  }

  async contacts(): Promise<StoredContact[]> {
    const partitions = [contactPartitions.live(this.team.id), contactPartitions.trash(this.team.id)];
    const found = await Promise.all(
      partitions.flatMap((of) =>
        shards.map((shard) =>
          queryAll(table, {
            IndexName: 'byTeam',
            KeyConditionExpression: 'byTeamPk = :pk',
            ExpressionAttributeValues: { ':pk': of(shard) },
          }),
        ),
      ),
    );
    return findStoredContacts(table, found.flat().map(contactKeyOf));
  }

  #writing() {
    const via = { updated_by: this.#principal.id, via: 'api' as const };
    return { team: this.team, scope: wholeTeam(this.team.id), via, now: new Date() };
  }

  #asked() {
    return { principal: this.#principal, now: new Date(), newId };
  }

  #run(jobId: string): Promise<void> {
    return runJob({ table, files, teamId: this.team.id, jobId, works, releases });
  }

  async #import(): Promise<void> {
    const random = this.#random;
    const rows = Array.from({ length: 3 }, () =>
      [
        random.one(['Ann', 'Bob']),
        random.one(phones),
        random.one(['', 'no', 'yes']),
        random.one(['', 'VIP']),
        random.one(['', 'new']),
      ].join(),
    );
    const body = ['name,phone,do_not_call,tags,lead_status', ...rows].join('\n');
    const options = {
      duplicates: random.one(['skip', 'update', 'create'] as const),
      match: ['phone' as const],
    };
    const one = await steppedUpload(this.#imports, table, { principal: this.#principal, body, options });
    await takeSteps(one);
    this.#undoable.import.push(one.id);
  }

  async #bulk(ids: string[]): Promise<void> {
    const request = { dry_run: false, ...bulkFrom(this.#random, ids) } as BulkRequest;
    const { id } = await startBulk(table, files, {
      ...this.#asked(),
      scope: wholeTeam(this.team.id),
      request,
    });
    await this.#run(id);
    this.#undoable.bulk.push(id);
  }

  async #undo(): Promise<void> {
    const [importId, jobId] = [this.#undoable.import.pop(), this.#undoable.bulk.pop()];
    if (importId) await this.#run((await undoImport(table, files, { ...this.#asked(), importId })).id);
    if (jobId) await this.#run((await undoBulk(table, files, { ...this.#asked(), jobId })).id);
  }

  async #merge(all: readonly StoredContact[]): Promise<void> {
    const shuffled = all
      .filter(({ deleted_at }) => deleted_at === null)
      .map((one) => ({ one, at: this.#random.one(places) }))
      .sort((a, b) => a.at - b.at);
    const [primary_id, ...duplicate_ids] = shuffled.slice(0, 3).map(({ one }) => one.id);
    if (primary_id === undefined || duplicate_ids.length === 0) return;
    const strategy = this.#random.one(['primary', 'newest', 'oldest'] as const);
    const request = { primary_id, duplicate_ids, strategy, overrides: {}, dry_run: false };
    const before = new Set(this.out);
    const { merge } = await mergeContacts(table, { ...this.#writing(), request });
    this.#merges.push({ id: merge.id, before });
  }

  /** What a merge suppressed, and what followed from that, may be called again: what was out before it is not. */
  async #undoMerge(): Promise<void> {
    const last = this.#merges.pop();
    if (!last) return;
    await undoMerge(table, { ...this.#writing(), mergeId: last.id });
    for (const name of this.out) if (!last.before.has(name)) this.out.delete(name);
  }

  async #batch(): Promise<void> {
    const items = Array.from({ length: 2 }, (_, index) => ({
      index,
      newContactId: newId('cont'),
      values: { name: 'Cy', ...valuesFrom(this.#random), phone: this.#random.one(phones) },
    }));
    const request = { ...this.#writing(), mode: 'upsert' as const, match: ['phone' as const] };
    await writeBatch(table, request, items, () => true);
  }

  async #call(number: string): Promise<void> {
    const disposition = this.#random.one(['DNC', null]);
    const log = v.parse(callCreateSchema, { number, outcome: 'completed', disposition });
    await logCall(table, { ...this.#writing(), log });
  }

  async #list(number: string): Promise<void> {
    const request = { ...this.#writing(), reason: 'asked by letter', hasTime: () => true };
    await addSuppressions(table, request, readGiven({ phones: [number] }, this.team.settings));
  }

  /** Does one thing to contacts; answers its name. */
  async step(all: readonly StoredContact[]): Promise<string> {
    const random = this.#random;
    const contactId = random.one(all)?.id ?? '';
    const ids = all.filter(() => random.chance(0.6)).map(({ id }) => id);
    const on = { ...this.#writing(), contactId };
    const one = valuesFrom(random);
    const { tags: _, do_not_call: __, ...plain } = one;
    const kinds: Record<string, () => Promise<unknown>> = {
      create: () =>
        createContact(table, { ...this.#writing(), draft: { name: 'Ada', do_not_call: false, ...one } }),
      change: () => updateContact(table, { ...on, change: one }),
      plain: () => updateContact(table, { ...on, change: { ...plain, tags: [] } }),
      trash: () => trashContact(table, on),
      restore: () => restoreContact(table, on),
      remove: () => removeContact(table, on),
      batch: () => this.#batch(),
      import: () => this.#import(),
      bulk: () => (ids.length > 0 ? this.#bulk(ids) : Promise.resolve()),
      undo: () => this.#undo(),
      merge: () => this.#merge(all),
      unmerge: () => this.#undoMerge(),
      call: () => this.#call(random.one(phones)),
      list: () => (random.chance(0.3) ? this.#list(random.one(phones)) : Promise.resolve()),
    };
    const name = random.one([...Object.keys(kinds), 'create', 'import', 'bulk', 'undo', 'merge']);
    try {
      await kinds[name]?.();
    } catch (error) {
      // What is refused changes nothing.
      if (!(error instanceof CallbookError)) throw error;
    }
    return name;
  }
}

const worldOf = async (random: Random): Promise<World> => {
  const policy = random.one(['unique', 'warn', 'off'] as const);
  const fresh = await freshTeam(table, { company: 'optional', phone: policy });
  const principal = await findPrincipal(table, fresh.token, new Date());
  if (!principal) throw new Error('The team has no admin.');
  return new World(principal, new ImportTeam(fresh, { apiUrl: inject('host').apiUrl, files }), random);
};

const numbersOf = (contact: StoredContact) =>
  valuesOf(contact).flatMap((one) => (one.kind === 'phone' ? [valueName(one)] : []));

/** Expects all of these to be refused as suppressed, whatever else stands against a call; answers how many they are. */
const expectRefused = async (world: World, met: readonly StoredContact[], told: object): Promise<number> => {
  const ids = met.map(({ id }) => id);
  const verdicts = await findVerdicts(table, { team: world.team, now: new Date() }, ids);
  for (const { id, phone, deleted_at, do_not_call } of met) {
    const { callable, reasons = [] } = verdicts.get(id)?.verdict ?? {};
    const codes = reasons.map(({ code }) => code);
    expect({ ...told, phone, callable, codes, do_not_call }).toMatchObject({
      ...{ callable: false, codes: expect.arrayContaining(['suppressed']) },
      // One in the trash is opted out when it comes back.
      ...(deleted_at === null && { do_not_call: true }),
    });
  }
  return met.length;
};

/** Takes one sequence; answers how many contacts were judged, and how many numbers have opted out by its end. */
const runSequence = async (seed: number) => {
  const world = await worldOf(randomOf(seed));
  const { out } = world;
  const taken: string[] = [];
  let judged = 0;
  let all: StoredContact[] = [];
  for (let n = 0; n < steps; n++) {
    taken.push(await world.step(all));
    all = await world.contacts();
    for (const one of all) if (one.do_not_call) for (const name of numbersOf(one)) out.add(name);
    const met = all.filter((one) => numbersOf(one).some((name) => out.has(name)));
    judged += await expectRefused(world, met, { seed, taken: taken.join() });
  }
  return { judged, suppressed: out.size };
};

test('nobody who has a number that opted out is ever callable, by any sequence of paths', async () => {
  const done = { judged: 0, suppressed: 0 };
  for (let seed = first; seed < first + sequences; seed++) {
    const { judged, suppressed } = await runSequence(seed);
    done.judged += judged;
    done.suppressed += suppressed;
  }
  expect(done.suppressed).toBeGreaterThan(sequences);
  expect(done.judged).toBeGreaterThan(sequences * 5);
}, 7_200_000);
