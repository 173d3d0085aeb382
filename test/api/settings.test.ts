import { describe, expect, test } from 'vitest';
import { apiTeam } from '#test/harness/api-team.ts';

const settings = '/api/crm/settings';

test('a team begins with the documented policies', async () => {
  const team = await apiTeam();
  const { body } = await team.get(settings);
  expect(body.settings).toMatchObject({
    default_country: 'US',
    company: 'required',
    phone: 'unique',
    email: 'warn',
    trash_days: 30,
    rate_limit_per_minute: 30_000,
    require_if_match: false,
    import_strictness: 'lenient',
    import_match: ['external_id', 'phone', 'email', 'name'],
  });
  expect(body.settings.lead_statuses).toEqual([
    'new',
    'contacted',
    'qualified',
    'unqualified',
    'customer',
    'converted',
    'churned',
    'do_not_contact',
  ]);
});

test('a change holds from the next request on, and leaves the other policies', async () => {
  const team = await apiTeam();
  expect((await team.post('/api/crm/contacts', { name: 'Ann' })).status).toBe(422);
  const { status, body } = await team.patch(settings, { company: 'optional', defaultCountry: 'gb' });
  expect(status).toBe(200);
  expect(body.settings).toMatchObject({ company: 'optional', default_country: 'GB', phone: 'unique' });
  const created = await team.post('/api/crm/contacts', { name: 'Ann', phone: '020 7946 0958' });
  expect(created.body.contact.phone).toBe('+442079460958');
  expect((await team.get(settings)).body.settings).toEqual(body.settings);
});

test('the team may be named, as on other routes', async () => {
  const team = await apiTeam();
  const { status, body } = await team.patch(settings, { teamId: team.team_id, requireIfMatch: true });
  expect([status, body.settings.require_if_match]).toEqual([200, true]);
  const stranger = await apiTeam();
  expect((await team.patch(settings, { teamId: stranger.team_id, trash_days: 1 })).status).toBe(404);
});

test('nothing to change is no change', async () => {
  const team = await apiTeam({ trash_days: 7 });
  const { status, body } = await team.patch(settings, {});
  expect(status).toBe(200);
  expect(body.settings.trash_days).toBe(7);
});

test('values out of bounds are refused, all at once', async () => {
  const team = await apiTeam();
  const { status, body } = await team.patch(settings, {
    default_country: 'ZZ',
    company: 'maybe',
    phone: null,
    leadStatuses: [],
    trash_days: 0,
    import_max_rows: 1.5,
    importMatch: ['shoe size'],
    colour: 'red',
  });
  expect(status).toBe(422);
  const params = body.error.details.map(({ param }: { param: string }) => param);
  expect(params.toSorted()).toEqual([
    'colour',
    'company',
    'default_country',
    'importMatch.0',
    'import_max_rows',
    'leadStatuses',
    'phone',
    'trash_days',
  ]);
  expect((await team.get(settings)).body.settings.trash_days).toBe(30);
});

test.each([
  [['do_not_contact', 'new'], 'opt_out_status'],
  [['new', 'won'], 'opt_out_status'],
  [['new', 'New', 'do_not_contact'], 'repeated'],
])('lead statuses %j are refused', async (lead_statuses, code) => {
  const team = await apiTeam();
  const { status, body } = await team.patch(settings, { lead_statuses });
  expect([status, body.error.code]).toEqual([422, code]);
});

test('what one role does not see stays hidden when another role’s fields change', async () => {
  const own = await apiTeam({ hidden_from_agents: ['notes'] });
  const { body } = await own.patch('/api/crm/settings', { hiddenFromManagers: ['email'] });
  expect(body.settings).toMatchObject({ hidden_from_agents: ['notes'], hidden_from_managers: ['email'] });
});

test('a property that cannot be hidden is named as such', async () => {
  const team = await apiTeam();
  const { status, body } = await team.patch(settings, { hidden_from_managers: ['email', 'tags'] });
  expect(status).toBe(422);
  expect(body.error.details).toMatchObject([{ param: 'hidden_from_managers.1', code: 'unknown_value' }]);
});

describe('duplicates', () => {
  const asDocumented = {
    threshold: 85,
    match_email: true,
    custom_fields: [],
    undo_days: 30,
    scan_nightly: false,
    auto_merge: { enabled: false, when: 'exact_keys', min_score: 97, keep: 'newest', daily_cap: 100 },
  };

  test('a team that never said how they are found has the documented way', async () => {
    const team = await apiTeam();
    expect((await team.get(settings)).body.settings.duplicates).toEqual(asDocumented);
  });

  test('what is given of it is taken as a whole; fields are spelled as the team does', async () => {
    const team = await apiTeam();
    await team.post('/api/crm/fields', { name: 'Birthday' });
    const { body } = await team.patch(settings, { duplicates: { customFields: ['birthday'], undoDays: 7 } });
    const stored = { ...asDocumented, custom_fields: ['Birthday'], undo_days: 7 };
    expect(body.settings.duplicates).toEqual(stored);
    const later = await team.patch(settings, { duplicates: { threshold: 90 } });
    expect(later.body.settings.duplicates).toEqual({ ...asDocumented, threshold: 90 });
    expect((await team.get(settings)).body.settings.duplicates.threshold).toBe(90);
  });

  test.each([
    [{ custom_fields: ['size', 'shoe'] }, 'duplicates.custom_fields.1', 'field_unknown'],
    [{ custom_fields: ['size', 'Size'] }, 'duplicates.custom_fields', 'repeated'],
    [{ custom_fields: ['size', 'a', 'b'] }, 'duplicates.custom_fields', 'too_long'],
    [{ threshold: 101 }, 'duplicates.threshold', 'too_large'],
    [{ colour: 1 }, 'duplicates.colour', 'unknown_property'],
    [{ auto_merge: { enabled: true, min_score: 80 } }, 'duplicates.auto_merge.min_score', 'too_small'],
  ])('%j is refused', async (duplicates, param, code) => {
    const team = await apiTeam();
    await team.post('/api/crm/fields', { name: 'size' });
    const { status, body } = await team.patch(settings, { duplicates });
    expect([status, body.error.details]).toMatchObject([422, [{ param, code }]]);
    expect((await team.get(settings)).body.settings.duplicates).toEqual(asDocumented);
  });
});
