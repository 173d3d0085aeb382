import type { ItemStore, PersonalStore } from './store.ts';

type Place = readonly [name: string, pk: string, sk: string, what: string];

/** Names of stores stay literal: by them each has to have an eraser. */
const declared = <const One extends Place>(
  place: One,
): { name: One[0]; pk: string; sk: string; what: string } => ({
  name: place[0],
  pk: place[1],
  sk: place[2],
  what: place[3],
});

const personal =
  <const Kind extends PersonalStore['erasure']>(erasure: Kind) =>
  <const One extends Place>(found: string, ...places: readonly One[]) =>
    places.map((place) => ({ ...declared(place), erasure, found }));

const remove = personal('remove');
const clear = personal('clear');
const hash = personal('hash');

const none = <const One extends Place>(why: string, ...places: readonly One[]) =>
  places.map((place) => ({ ...declared(place), erasure: 'none' as const, why }));

const contact = 'T#<team>#C#<contact>';
const besideContact = 'in the collection of the contact';

/**
 * Every kind of item that the table holds: from it the sections of an access package, the erasers and the lines of a
 * certificate are derived. A test holds it against docs/data-model.md, which another holds against the keys.
 */
export const itemStores = [
  ...clear('by its id', ['contact', contact, 'CONTACT', 'The contact itself']),
  ...remove(
    besideContact,
    ['search_entries', contact, 'SEARCH#<n>', 'What else the contact is found by'],
    ['activities', contact, 'ACTIVITY#<activity>', 'Notes, emails, appointments, conversations, tickets'],
    ['edit_marks', contact, 'DEED#<job>#', 'What bulk edits changed, before and after'],
    ['import_marks', contact, 'IMPORT#<import>#<record>', 'What rows of imports changed, before and after'],
    ['undo_marks', contact, 'UNDONE#<import or job>', 'What undoing could not bring back'],
    ['memberships', contact, 'CAMPAIGN#<campaign>', 'Which campaigns the contact is in'],
    ['extractions', contact, 'EXTRACTION#<extraction>', 'What calls said of the contact, in its words'],
    ['proposals', contact, 'PROPOSAL#<proposal>', 'Values that wait for somebody to accept them'],
  ),
  ...clear(
    besideContact,
    ['consents', contact, 'CONSENT#<said at>#<consent>', 'What was consented to, in whose words'],
    ['timeline', contact, 'TIMELINE#<time>#<version>', 'What happened to the contact, from what to what'],
  ),
  ...clear('by the index of the contact’s calls', ['calls', 'T#<team>#CALL#<call>', 'CALL', 'Calls']),
  ...remove(
    'by the values of the contact, and those that its timeline tells',
    ['claims', 'T#<team>#CLAIM#<kind>#<value>', 'CLAIM', 'Who holds a number, address, id or name'],
    [
      'claims_of_extensions',
      'as the claim of the number',
      'EXT#<extension>#CLAIM',
      'The same of an extension',
    ],
    ['shared_claims', 'as the claim', 'SHARE#<contact>', 'Who shares it'],
    [
      'shared_claims_of_extensions',
      'as the claim of the number',
      'EXT#<extension>#SHARE#<contact>',
      'Who shares an extension',
    ],
  ),
  ...remove(
    'by the numbers of the contact, and those that its timeline tells',
    ['called_numbers', 'T#<team>#CALLED#<number>', 'CALL#<call>', 'When a number was called'],
    ['reserved_numbers', 'as the record of its calls', 'RESERVATION', 'That a dialer has a number reserved'],
  ),
  ...clear('by the merges that the contact’s item names', [
    'merges',
    'T#<team>#MERGE#<merge>',
    'MERGE',
    'Merges: the request, which may give values',
  ]),
  ...remove(
    'by the merges that the contact’s item names',
    ['merge_parts', 'as the merge', 'PARTS', 'What a merge made of values, and what its undo needs'],
    [
      'merge_consents',
      'as the merge',
      'CONSENT#<said at>#<consent>',
      'Consents that the undo of a merge took away',
    ],
  ),
  ...remove(
    'by its id',
    ['pairs', 'T#<team>#PAIR#<the smaller id>', 'PAIR#<the other>', 'Whom the contact is alike'],
    ['pair_pointers', 'T#<team>#PAIR#<the larger id>', 'PAIR#<the other>', 'The same, from the other side'],
  ),
  ...remove('by the digest of each value', [
    'shared_values',
    'T#<team>#SHARED',
    'SHARED#<digest>',
    'Numbers and addresses that many contacts have',
  ]),
  ...hash('by the keyed hash of each value', [
    'suppressions',
    'T#<team>#SUPPRESS#<hash>',
    'SUPPRESSION',
    'That a number or address must not be called; told by a keyed hash alone',
  ]),
  ...clear('by the segments that the timeline’s times fall into', [
    'feed',
    'T#<team>#FEED#<n>',
    'FEED',
    'What happened, for those who follow it',
  ]),
  ...remove('by the events of the contact', [
    'deliveries',
    'as the webhook',
    'DELIVERY#<delivery>',
    'Deliveries of its events to receivers',
  ]),
  ...clear('among the answers of the last 24 hours', [
    'idempotency',
    'T#<team>#IDEMPOTENCY#<hash of caller and key>',
    'IDEMPOTENCY',
    'Answers to requests, kept to be repeated',
  ]),
  ...clear(
    'by the values of the contact in their filters',
    ['presets', 'T#<team>#PRESET#<preset>', 'PRESET', 'Saved filters, which may ask for a name or number'],
    ['catalogue', 'T#<team>', 'CATALOGUE', 'Rules for tags, whose filters may ask for an address or a value'],
  ),
  ...clear(
    'by the imports and jobs that its timeline and marks name, and by its values in their messages',
    ['imports', 'T#<team>#IMPORT#<import>', 'IMPORT', 'Imports: file names, and reasons that quote cells'],
    ['jobs', 'T#<team>#JOB#<job>', 'JOB', 'Jobs: failures and warnings, whose messages may quote values'],
    [
      'export_records',
      'T#<team>#EXPORT#<export>',
      'EXPORT',
      'Exports: filters, which may ask for a name or number',
    ],
  ),
  ...none(
    'It is about the team, its members or its programs, not about those who are called',
    ['team', 'T#<team>', 'TEAM', 'The team with its policies'],
    ['tags', 'T#<team>#TAG', '<tag>', 'Tags'],
    ['tokens', 'T#<team>#TOKEN#<hash>', 'TOKEN', 'Tokens'],
    ['token_ids', 'T#<team>#TOKENID#<token>', 'TOKENID', 'Ids of tokens'],
    ['departments', 'T#<team>#DEPARTMENT#<department>', 'DEPARTMENT', 'Departments'],
    ['members', 'T#<team>#MEMBER#<member>', 'MEMBER', 'Members'],
    ['call_receivers', 'T#<team>#CALLHOOK#<id>', 'CALLHOOK', 'Receivers of calls'],
    ['call_receiver_secrets', 'as the receiver', 'SECRETS', 'Their secrets'],
    ['campaigns', 'T#<team>#CAMPAIGN#<campaign>', 'CAMPAIGN', 'Campaigns'],
    ['drops', 'T#<team>#DROP#<drop>', 'FOLDER', 'Drop folders'],
    ['drop_ids', 'SYSTEM#DROP#<drop>', 'DROP', 'Ids of drop folders'],
    ['webhooks', 'T#<team>#WEBHOOK#<webhook>', 'WEBHOOK', 'Receivers of events'],
    ['webhook_secrets', 'as the webhook', 'SIGNING', 'Their secrets'],
    ['webhook_health', 'as the webhook', 'HEALTH', 'How deliveries fare'],
    ['webhook_list', 'T#<team>#WEBHOOKS', 'WEBHOOKS', 'Which webhooks there are'],
    ['rate', 'T#<team>#RATE#<token or member>#<minute>', 'RATE', 'Permits taken'],
    ['secret', 'SYSTEM#SECRET', 'SECRET', 'The secret of the stage'],
  ),
  ...none(
    'It tells why data was kept, and outlasts that; its reason is to name nobody',
    ['holds', 'T#<team>#HOLD#<hold>', 'HOLD', 'Legal holds'],
    ['team_holds', 'T#<team>#HOLDS', 'HOLDS', 'Which holds cover all of the team'],
  ),
  ...none(
    'It is about an organisation; one that is a person is erased as a contact and renamed by hand',
    ['companies', 'T#<team>#COMPANY#<company>', 'COMPANY', 'Companies'],
    ['company_removals', 'T#<team>#COMPANY#<company>', 'REMOVAL', 'Companies that are being removed'],
    ['company_search', 'T#<team>#COMPANY#<company>', 'SEARCH#<n>', 'What else a company is found by'],
  ),
  ...none(
    'It counts, and tells of nobody',
    ['counts', 'T#<team>#COUNT#<counter>', '<shard>', 'Counters'],
    ['facets', 'T#<team>#FACET#<facet>', 'VALUE#<value>', 'How many contacts have a value of a closed list'],
    ['feed_head', 'T#<team>#FEED', 'HEAD', 'How many segments the feed has'],
    ['signed_heads', 'T#<team>#CHAIN', '<day>', 'Where the chain of events had come to: hashes alone'],
    ['figures', 'T#<team>#FIGURES', '<day>#<what>', 'What happened on a day'],
    ['recount', 'T#<team>#RECOUNT', 'RECOUNT', 'What the last full count came to'],
    ['runs', 'T#<team>#RUNS#<schedule>', 'RUN#<started>', 'What a schedule did for a team'],
    ['stage_runs', 'SYSTEM#RUNS#<schedule>', 'RUN#<started>', 'Runs of a schedule'],
    ['schedules', 'SYSTEM#SCHEDULES', 'SCHEDULES', 'Since when there is each schedule'],
    ['stage', 'SYSTEM#STAGE', 'STAGE', 'Whether changes were given up'],
  ),
  ...none(
    'It holds ids and states alone',
    [
      'projected',
      'T#<team>#PROJECTED#<stream record or contact>',
      'PROJECTED',
      'Which changes are projected',
    ],
    [
      'deferred_erasures',
      'T#<team>#DEFERRED#<request>',
      'DEFERRED',
      'That a hold keeps a part of an erasure',
    ],
    ['scan', 'T#<team>#SCAN', 'SCAN', 'How far the scans for duplicates are'],
    ['retention', 'T#<team>#RETENTION', 'RETENTION', 'When retention runs next'],
    ['retention_runs', 'T#<team>#RETENTION_RUN#<run>', 'RETENTION_RUN', 'What runs of retention did'],
    ['turns', 'T#<team>#TURN#<etag>', 'TURN', 'Which import writes a content'],
    ['undoing', 'T#<team>#UNDOING', 'JOB#<job>', 'That an import is undone'],
    ['writing', 'T#<team>#WRITING', 'IMPORT#<import>', 'That an import writes'],
    [
      'requests',
      'T#<team>#REQUEST#<request>',
      'REQUEST',
      'What persons asked for, and what proves that it was done',
    ],
    ['waiting_requests', 'T#<team>#WAITING-REQUESTS', '<contact>#<kind>', 'Which of them are not answered'],
    ['writers', 'T#<team>#WRITER', 'RUN#<run>', 'Chunks that write'],
  ),
] satisfies readonly ItemStore[];
