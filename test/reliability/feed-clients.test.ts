import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { writeFile } from '#core/files/files.ts';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { hostFiles } from '#test/harness/stack.ts';
import { until } from '#test/harness/wait.ts';

interface Change {
  type: string;
  subject: { type: string; id: string };
  version: number;
  changes: Record<string, { from: unknown; to: unknown }> | null;
}
type Known = Record<string, unknown> & { version: number };

const withoutBlanks = (contact: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(contact).filter(
      ([, value]) =>
        value !== null && value !== 0 && !(typeof value === 'object' && Object.keys(value).length === 0),
    ),
  );

/** Knows contacts by nothing but the feed. */
class Follower {
  readonly contacts = new Map<string, Known>();
  readonly team: ApiTeam;
  #cursor = '';

  constructor(team: ApiTeam) {
    this.team = team;
  }

  /** Reads what there is by now. */
  async follow(): Promise<void> {
    for (;;) {
      const at = this.#cursor && `&cursor=${this.#cursor}`;
      const { body } = await this.team.get(
        `/api/crm/events?types=contact.*&limit=${20 + randomInt(180)}${at}`,
      );
      for (const event of body.events) this.#apply(event);
      this.#cursor = body.next_cursor;
      if (!body.has_more) return;
    }
  }

  #apply({ type, subject: { id }, version, changes }: Change): void {
    if (type === 'contact.removed') {
      this.contacts.delete(id);
      return;
    }
    const known = this.contacts.get(id) ?? { version: 0 };
    // In the order of versions, and each once.
    expect(version).toBe(known.version + 1);
    const values = Object.entries(changes ?? {}).map(([name, { to }]) => [name, to]);
    this.contacts.set(id, { ...known, ...Object.fromEntries(values), version });
  }

  /** As the list shows them: the live ones, without what is blank. */
  get live() {
    const live = [...this.contacts].filter(([, { deleted_at }]) => (deleted_at ?? null) === null);
    return new Map(live.map(([id, contact]) => [id, withoutBlanks(contact)]));
  }
}

const listAll = async (team: ApiTeam) => {
  const all = new Map<string, Record<string, unknown>>();
  for (let cursor = ''; ; ) {
    const { body } = await team.get(`/api/crm/contacts?limit=200${cursor && `&cursor=${cursor}`}`);
    for (const {
      id,
      team_id: _,
      created_at: __,
      updated_at: ___,
      created_by: ____,
      custom_fields,
      ...rest
    } of body.contacts) {
      const fields = Object.entries(custom_fields).map(([name, value]) => [`cf.${name}`, value]);
      all.set(id, withoutBlanks({ ...rest, ...Object.fromEntries(fields) }));
    }
    if (!body.next_cursor) return all;
    cursor = body.next_cursor;
  }
};

const ended = (team: ApiTeam, path: string, name: 'job' | 'import') =>
  until(
    async () => (await team.get(path)).body[name],
    (one) => one?.finished_at !== null && one !== undefined,
  );

test('a client that follows the feed knows what one that lists knows, whichever way contacts are written (frappe#20310, baserow#2096)', async () => {
  const team = await apiTeam({ company: 'optional' });
  const follower = new Follower(team);
  let isOver = false;
  const following = (async () => {
    for (; !isOver; await delay(100)) await follower.follow();
  })();

  const rows = Array.from(
    { length: 300 },
    (_, n) => `Person ${n},+1415555${String(n).padStart(4, '0')},"red, blue"`,
  );
  const started = (await team.post('/api/crm/imports', { file_name: 'people.csv' })).body.import;
  const key = `uploads/${team.team_id}/${started.id}/people.csv`;
  await writeFile(hostFiles(), key, ['name,phone,tags', ...rows].join('\n'), 'text/csv');

  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, n) => contactOf(team, { name: `By API ${n}`, custom_fields: { n } })),
  );
  await ended(team, `/api/crm/imports/${started.id}`, 'import');
  const filter = { tags: ['red'] };
  const bulk = await team.post('/api/crm/contacts/bulk', {
    filter,
    action: 'set_status',
    lead_status: 'contacted',
  });
  for (const [n, id] of ids.entries()) {
    await team.patch(`/api/crm/contacts/${id}`, { notes: `Note ${n}`, tags: n % 2 ? ['even'] : null });
    if (n % 4 === 0) await team.delete(`/api/crm/contacts/${id}`);
    if (n % 8 === 0) await team.post(`/api/crm/contacts/${id}/restore`);
    if (n % 5 === 0) await team.delete(`/api/crm/contacts/${id}?permanent=true`);
  }
  expect(bulk.status).toBe(202);
  await ended(team, `/api/crm/jobs/${bulk.body.job.id}`, 'job');

  const listed = await listAll(team);
  expect(listed.size).toBeGreaterThan(300);
  const isCaughtUp = () => {
    const { live } = follower;
    return (
      live.size === listed.size && [...listed].every(([id, { version }]) => live.get(id)?.version === version)
    );
  };
  await until(
    async () => isCaughtUp(),
    (done) => done,
  );
  isOver = true;
  await following;
  expect(Object.fromEntries(follower.live)).toEqual(Object.fromEntries(listed));
});
