import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CampaignProgress, campaignProgress } from '#core/attribute/attributes.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { judgeFacts } from '#core/callable/find-verdicts.ts';
import type { Facts, ReasonCode } from '#core/calling/verdict.ts';
import { campaignChecked } from '#core/campaign/campaign.item.ts';
import type { CampaignState, StoredCampaign } from '#core/campaign/campaign.schema.ts';
import { admit, mostCampaigns } from '#core/campaign/contacts/admission.ts';
import { tally } from '#core/campaign/contacts/preflight.ts';
import { type Holder, otherHolder } from '#core/campaign/holding.ts';
import { isInForce, membershipKeys, membershipWrites, toMembership } from '#core/campaign/membership.item.ts';
import { inCampaigns } from '#core/condition/choice.ts';
import { noClaims } from '#core/contact/contact-claims.ts';
import { deletedContact, planReplacement } from '#core/contact/plan-replacement.ts';
import { MapTable } from './map-table.ts';
import { stored, teamId, writing } from './plan-fixture.ts';

const at = '2026-03-01T12:00:00.000Z';
const { via } = writing();

const campaign = (values: Partial<StoredCampaign> = {}): StoredCampaign => ({
  ...{ id: 'camp_1', team_id: teamId, name: 'Spring', description: null, state: 'active' },
  ...{ department_id: null, started_at: at, completed_at: null, created_by: 'tok_1', version: 1 },
  ...{ created_at: at, updated_at: at },
  ...values,
});

const ids = ['camp_1', 'camp_2', 'camp_3'];
const progress = fc.constantFrom(...campaignProgress);
const some = fc.dictionary(fc.constantFrom(...ids), progress);
const contactIn = fc
  .record({
    campaigns: some,
    do_not_call: fc.boolean(),
    department_id: fc.constantFrom(null, 'dept_1', 'dept_2'),
  })
  .map((values) => stored(values));

describe('memberships follow from the contact', () => {
  /** The memberships that a contact should have, as `campaign state`. */
  const wanted = ({ campaigns, do_not_call }: StoredContact) =>
    Object.entries(campaigns)
      .map(([id, how]) => `${id} ${do_not_call ? 'excluded' : how}`)
      .sort();

  const kept = (map: MapTable) =>
    [...map.items.values()]
      .filter(({ sk }) => sk.startsWith('CAMPAIGN#'))
      .filter(isInForce)
      .map((item) => {
        const membership = toMembership(item);
        expect(item).toMatchObject(membershipKeys.byTeam(teamId, membership));
        return `${membership.campaign_id} ${membership.state}`;
      })
      .sort();

  test('through any changes, and end with the contact', () => {
    fc.assert(
      fc.property(fc.array(contactIn, { minLength: 1, maxLength: 5 }), (versions) => {
        const map = new MapTable();
        let seen: StoredContact | undefined;
        for (const contact of versions) {
          expect(map.carryOut(membershipWrites(seen, contact, { via, at }))).toBe(true);
          expect(kept(map)).toEqual(wanted(contact));
          seen = contact;
        }
        if (!seen) return;
        const deleted = deletedContact(seen, new Date(at));
        const writes = membershipWrites(seen, deleted, { via, at });
        const checked = writes.flatMap((write) => campaignChecked(write) ?? []);
        expect(checked.sort()).toEqual(Object.keys(seen.campaigns).sort());
        expect(map.carryOut(writes)).toBe(true);
        expect(kept(map)).toEqual([]);
      }),
    );
  });

  test('a plan that replaces a contact has them, and none where nothing of theirs changes', () => {
    fc.assert(
      fc.property(contactIn, (seen) => {
        const replaced = (contact: StoredContact) =>
          planReplacement(writing(), { seen, contact }, noClaims).writes.filter(
            (write) => 'change' in write && write.change.sk.startsWith('CAMPAIGN#'),
          );
        expect(replaced({ ...seen, job_title: 'Countess' })).toEqual([]);
        expect(replaced({ ...seen, do_not_call: !seen.do_not_call })).toHaveLength(
          Object.keys(seen.campaigns).length,
        );
      }),
    );
  });
});

describe('which campaign has a contact', () => {
  const holder = fc.record({
    state: fc.constantFrom<CampaignState>('draft', 'active', 'paused', 'completed'),
    started_at: fc.constantFrom(null, '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
  });
  const all = fc
    .tuple(holder, holder, holder)
    .map(
      (holders) =>
        new Map(
          holders.map((one, index): [string, Holder] => [ids[index] ?? '', { id: ids[index] ?? '', ...one }]),
        ),
    );

  test('of all active ones that have not reached it, one alone', () => {
    fc.assert(
      fc.property(some, all, (campaigns, found) => {
        const competing = Object.entries(campaigns).filter(
          ([id, how]) => found.get(id)?.state === 'active' && how !== 'reached',
        );
        const free = competing.filter(([id]) => otherHolder({ campaigns }, found, id) === undefined);
        expect(free).toHaveLength(Math.min(1, competing.length));
      }),
    );
  });

  test('before one that does not have it, or is not active', () => {
    const found = new Map<string, Holder>([
      ['camp_1', { id: 'camp_1', state: 'active', started_at: '2026-02-01T00:00:00.000Z' }],
      ['camp_2', { id: 'camp_2', state: 'draft', started_at: null }],
      ['camp_3', { id: 'camp_3', state: 'active', started_at: '2026-01-01T00:00:00.000Z' }],
    ]);
    const campaigns = (first: CampaignProgress) => ({ camp_1: first, camp_2: 'pending' as const });
    for (const asking of ['camp_2', 'camp_3', 'camp_none']) {
      expect(otherHolder({ campaigns: campaigns('called') }, found, asking)).toBe('camp_1');
      expect(otherHolder({ campaigns: campaigns('reached') }, found, asking)).toBeUndefined();
    }
  });
});

describe('who comes into a campaign', () => {
  const facts: Facts = {
    ...{ phone: '+12025550100', phone_invalid: false, timezone: 'America/New_York', hours: null },
    ...{ deleted: false, on_hold: false, suppressed: false, consent: 'none', in_other_campaign: false },
    ...{ attempts: [], reserved_until: null },
  };
  const judged = (values: Partial<Facts> = {}, contact: Partial<StoredContact> = {}) => {
    const { team } = writing();
    const { verdict } = judgeFacts({ ...facts, ...values }, { team, now: new Date(at) });
    return { contact: stored(contact), verdict };
  };

  test.each<[string, Partial<Facts>]>([
    ['deleted', { deleted: true }],
    ['on_hold', { on_hold: true }],
    ['suppressed', { suppressed: true }],
    ['no_consent', { consent: 'refused' }],
    ['no_phone', { phone: null }],
    ['phone_invalid', { phone: null, phone_invalid: true }],
    ['in_other_campaign', { in_other_campaign: true }],
  ])('%s keeps out', (code, values) => {
    expect(admit(campaign(), judged(values))).toEqual({ status: 'excluded', reasons: [{ code }] });
  });

  test('what passes by itself keeps nobody out', () => {
    const until = Date.parse(at) + 60_000;
    expect(admit(campaign(), judged({ reserved_until: until }))).toEqual({ status: 'added' });
  });

  test('a contact of another department, or in too many, does not; of none, or of the campaign’s own, it does', () => {
    const own = campaign({ department_id: 'dept_1' });
    const codes = (contact: Partial<StoredContact>) => {
      const admission = admit(own, judged({}, contact));
      return admission.status === 'excluded' ? admission.reasons.map(({ code }) => code) : [];
    };
    expect(codes({ department_id: 'dept_2' })).toEqual(['other_department']);
    for (const department_id of [null, 'dept_1']) expect(codes({ department_id })).toEqual([]);
    const full = Array.from({ length: mostCampaigns }, (_, n) => [`camp_x${n}`, 'pending' as const]);
    expect(codes({ campaigns: Object.fromEntries(full) })).toEqual(['too_many_campaigns']);
  });

  test('who is in it is in it, opted out or not', () => {
    const contact = { campaigns: { camp_1: 'called' as const } };
    for (const values of [{}, { suppressed: true }])
      expect(admit(campaign(), judged(values, contact))).toEqual({ status: 'already_in' });
  });
});

test('a filter by campaign asks the store for no value, and knows any, none and not', () => {
  const { expression, names, values } = inCampaigns(['camp_1', 'camp_2', '!camp_3', 'none']);
  expect(values).toEqual({});
  expect(expression).toBe(
    '(attribute_not_exists(#shown.#campaigns) OR attribute_exists(#shown.#campaigns.#campaign0) OR attribute_exists(#shown.#campaigns.#campaign1)) AND NOT (attribute_exists(#shown.#campaigns.#campaign2))',
  );
  expect(names).toMatchObject({ '#campaign0': 'camp_1', '#campaign2': 'camp_3' });
  const passes = (given: string[], campaigns: StoredContact['campaigns']) =>
    inCampaigns(given).test(stored({ campaigns }));
  expect(passes(['camp_1'], { camp_1: 'reached' })).toBe(true);
  expect(passes(['camp_1'], { camp_2: 'pending' })).toBe(false);
  expect(passes(['!camp_1'], { camp_2: 'pending' })).toBe(true);
  expect(passes(['none'], {})).toBe(true);
  expect(passes(['!none'], {})).toBe(false);
});

test('a preflight counts whom a campaign may call now, later and never, by every reason', () => {
  const refused = (codes: ReasonCode[], next_allowed_at: string | null) => ({
    verdict: {
      callable: codes.length === 0,
      reasons: codes.map((code) => ({ code })),
      ...{ zones: [], window: null, next_allowed_at },
    },
  });
  const later = '2026-03-02T14:00:00.000Z';
  expect(
    tally([
      refused([], null),
      refused(['outside_hours'], later),
      refused(['outside_hours', 'called_recently'], '2026-03-03T14:00:00.000Z'),
      refused(['suppressed', 'outside_hours'], null),
    ]),
  ).toEqual({
    ...{ judged: 4, callable: 1, later: 2, never: 1, next_allowed_at: later },
    reasons: [
      { code: 'suppressed', contacts: 1 },
      { code: 'outside_hours', contacts: 3 },
      { code: 'called_recently', contacts: 1 },
    ],
  });
  expect(tally([])).toMatchObject({ judged: 0, reasons: [], next_allowed_at: null });
});
