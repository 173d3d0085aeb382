const company = 'comp_01kbyp7w3mfd6t1c0z2g9e8yqa';
const sheet = 'https://docs.google.com/spreadsheets/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcdefg/edit';

const person = {
  company_id: company,
  first_name: 'Ada',
  last_name: 'Lovelace',
  email: 'ada@example.com',
  phone: '+442079460958',
  lead_status: 'new',
  tags: ['warm-lead'],
  custom_fields: { seats: 12 },
};
const dutycallPerson = {
  name: 'Ada Lovelace',
  phone: '+442079460958',
  company: 'Acme Corp',
  tags: ['warm-lead'],
};
const change = { lead_status: 'contacted', notes: 'Prefers mornings', custom_fields: { seats: 20 } };
const place = { city: 'London', website: 'https://acme.example' };

/** A body that each route with one takes, by the route's id. */
export const requestExamples: Readonly<Record<string, unknown>> = {
  createContact: person,
  updateContact: change,
  replaceContact: change,
  writeContacts: {
    mode: 'upsert',
    match: ['external_id', 'phone'],
    contacts: [{ ...person, external_id: 'crm-4711' }],
  },
  changeContactsInBulk: {
    filter: { tags: ['warm-lead'] },
    action: 'set_status',
    lead_status: 'contacted',
    dry_run: true,
  },
  mergeContacts: {
    primary_id: 'cont_01kbyp7w3mf4z8b1d5f9h2k4mc',
    duplicate_ids: ['cont_01kbyp7w3mfd6t1c0z2g9e8yqb'],
    strategy: 'newest',
    overrides: { email: 'cont_01kbyp7w3mf4z8b1d5f9h2k4mc' },
    dry_run: true,
  },
  checkSuppressions: { phones: ['+442079460958', '020 7946 0321'], emails: ['ada@example.com'] },
  addSuppressions: { phones: ['+442079460958'], emails: ['ada@example.com'], reason: 'asked by letter' },
  liftSuppressions: { phones: ['+442079460958'], reason: 'entered by mistake' },
  suppressFile: { csv: 'phone,email\n+442079460958,\n,ada@example.com\n', reason: 'list of the regulator' },
  recordConsent: {
    purpose: 'calls',
    status: 'granted',
    wording: 'Yes, Acme may call me about its offers.',
    wording_version: '2026-01',
    channel: 'web_form',
    proof: 'forms/2026-01-31/4711.json',
  },
  dutycallCreateContact: dutycallPerson,
  dutycallCreateContacts: { contacts: [dutycallPerson] },
  dutycallUpdateContact: { notes: 'Prefers mornings' },
  dutycallImportGoogleSheet: { url: sheet },
  logContactCall: { outcome: 'completed', duration_seconds: 184, notes: 'Asked for an offer' },
  createCall: { number: '+442079460958', direction: 'inbound', outcome: 'completed', duration_seconds: 95 },
  updateCall: { disposition: 'Interested', notes: 'Call again in spring' },
  assignCall: { contact_id: 'cont_01kbyp7w3mf0x8m4t3k9d2hc5r' },
  createActivity: { kind: 'note', text: 'Prefers mornings' },
  updateActivity: { text: 'Prefers mornings, and the second number' },
  createCallHook: { provider: 'twilio', secret: 'the auth token', own_numbers: ['client:grace'] },
  updateCallHook: { own_numbers: ['client:grace', '+442079460000'] },
  createCompany: { name: 'Acme Corp', ...place },
  updateCompany: place,
  replaceCompany: place,
  createImport: {
    file_name: 'contacts.csv',
    size: 48_213,
    options: { duplicates: 'update', default_country: 'GB' },
  },
  completeUpload: { parts: [{ part_number: 1, etag: '9bb58f26192e4ba00f01e2e7b136bbd8' }] },
  importGoogleSheet: { url: sheet },
  startImport: { options: { duplicates: 'skip' } },
  decideImport: { action: 'update' },
  createDrop: { name: 'Trade fair', mapping: { Tel: 'phone' }, options: { tags: ['fair'] } },
  updateDrop: { mapping: { Tel: 'phone', Firma: 'company.name' } },
  createPreset: { name: 'Warm leads', filter: { tags: ['warm-lead'] }, sort: '-created_at', shared: true },
  updatePreset: { name: 'Warm leads of ours' },
  createTag: { name: 'warm-lead' },
  renameTag: { name: 'hot-lead' },
  mergeTags: { tags: ['warm', 'Warm lead'], into: 'warm-lead' },
  createTagRule: { tag: 'Customer', filter: { lead_status: 'customer' }, apply: true },
  updateTagRule: { enabled: false },
  createField: { name: 'seats', label: 'Seats', type: 'integer', visible_to: ['manager'] },
  updateField: { label: 'Seats sold' },
  reorderFields: { ids: ['fld_01kbyp7w3mez8x6c4v2b0n9m7k'] },
  retypeField: { type: 'decimal', dry_run: true },
  createDepartment: { name: 'Sales' },
  updateDepartment: { name: 'Field sales' },
  createMember: { name: 'Grace Hopper', email: 'grace@example.com', subject: 'idp|grace', role: 'manager' },
  updateMember: { role: 'admin' },
  createToken: { name: 'Dialer', role: 'agent' },
  updateSettings: { default_country: 'GB', company: 'optional', trash_days: 60 },
  createWebhook: { url: 'https://dialer.example.com/hook', types: ['contact.*'], description: 'Our dialer' },
  updateWebhook: { types: ['contact.created', 'contact.updated'] },
};

/** Values of parameters that are needed, by their names. */
export const parameterExamples: Readonly<Record<string, unknown>> = {
  id: 'cont_01kbyp7w3mf0x8m4t3k9d2hc5r',
  activity_id: 'act_01kbyp7w3mf4z8b1d5f9h2k4mc',
  delivery_id: 'dlv_01kbyp7w3mezr4n6t8w2x0q1vk',
  phone: '+442079460958',
  unused: 'true',
};
