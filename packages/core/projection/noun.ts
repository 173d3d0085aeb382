import { isOptOutTag } from '../suppression/opt-out.ts';
import type { Item } from '../table/item.ts';
import { isShown } from '../tag/tag.item.ts';
import { endStates, type NounSk, tagPrefix } from './stream-filter.ts';

/** A record as events tell of it. Secrets, hashes and what only the service needs stay out of `shown`. */
export interface Told {
  /** The subject of its events, and the first part of their types. */
  kind: string;
  id: string;
  version?: number | undefined;
  /** Who began it, of a run. */
  owner?: string | undefined;
  /** Who made it appear, where nobody wrote its item: the projection did, for a contact. */
  broughtBy?: { actor: unknown; via: unknown };
  shown: Readonly<Record<string, unknown>>;
  /** Values of which a change is told, and something else in their place. */
  veiled?: Readonly<Record<string, { value: unknown; told: unknown }>>;
}

/** What the change stream makes of one kind of item; contacts have a file of their own. */
export interface Noun {
  /** The record that an item is of, or the records that it holds. */
  records: (item: Item) => Told[];
  /** The second part of the event's type; undefined where a change is none that the feed tells of. */
  happened: (before: Told | undefined, after: Told | undefined) => string | undefined;
  /** Its events tell all that is shown, what has not changed as well. */
  tellsAll?: true;
}

/** One record an item, with these properties shown. */
const record =
  (kind: string, ...names: string[]): Noun['records'] =>
  (item) => [
    {
      kind,
      id: String(item.id),
      ...(typeof item.version === 'number' && { version: item.version }),
      shown: Object.fromEntries(names.map((name) => [name, item[name]])),
    },
  ];

/** Created, updated or removed. */
const lifecycle: Noun['happened'] = (before, after) => {
  if (!before) return 'created';
  return after ? 'updated' : 'removed';
};

/** The states in which a run ends; its progress until then is not told. */
const ending: Noun['happened'] = (before, after) => {
  const state = endStates.find((one) => one === after?.shown.state);
  return state === before?.shown.state ? undefined : state;
};

/** A run, told with what came of it: what it was a moment before says nothing to who hears of its end alone. */
const run = (kind: string, ownerOf: (item: Item) => unknown, ...names: string[]): Noun => ({
  records: (item) => {
    const owner = ownerOf(item);
    const own = typeof owner === 'string' ? { owner } : {};
    return record(kind, ...names)(item).map((one) => ({ ...one, ...own }));
  },
  happened: ending,
  tellsAll: true,
});

const company: Noun = {
  records: record(
    'company',
    ...['name', 'website', 'industry', 'phone', 'address', 'city', 'state', 'postal_code', 'country'],
  ),
  // It is gone as soon as its removal begins, and may come back.
  happened: (before, after) => {
    if (!after) return undefined;
    if (before) return 'updated';
    return after.version === 1 ? 'created' : 'restored';
  },
};

const companyRemoval: Noun = {
  records: ({ company }) => [{ kind: 'company', id: String(Object(company).id), shown: {} }],
  happened: (before, after) => (!before && after ? 'removed' : undefined),
};

const token: Noun = {
  records: record('token', 'name', 'role', 'departments', 'expires_at', 'revoked_at'),
  happened: (before, after) => {
    const isRevoked = before?.shown.revoked_at === null && typeof after?.shown.revoked_at === 'string';
    return isRevoked ? 'revoked' : lifecycle(before, after);
  },
};

/** Other receivers are told of it, and what stands behind its host is often a secret. */
const veiledUrl = (value: unknown) => {
  const origin = URL.parse(String(value))?.origin ?? '';
  return { url: { value, told: `${origin}/…` } };
};

const webhook: Noun = {
  records: (item) =>
    record(
      'webhook',
      'description',
      'types',
      'state',
      'reason',
      'secret_rotated_at',
    )(item).map((one) => ({
      ...one,
      veiled: veiledUrl(item.url),
    })),
  happened: (before, after) => {
    const isDisabled = before?.shown.state === 'active' && after?.shown.state === 'disabled';
    if (isDisabled) return 'disabled';
    const isRotated = before && after && after.shown.secret_rotated_at !== before.shown.secret_rotated_at;
    return isRotated && after.shown.secret_rotated_at ? 'secret_rotated' : lifecycle(before, after);
  },
};

/**
 * The team is told of filters that are shared; one that is shared no more is gone for it. What they ask for may be
 * values of contacts, which events are not to outlive.
 */
const preset: Noun = {
  records: (item) =>
    item.shared === true
      ? record(
          'preset',
          'name',
          'sort',
        )(item).map((one) => ({
          ...one,
          veiled: { filter: { value: item.filter, told: Object.keys(Object(item.filter)).length } },
        }))
      : [],
  happened: lifecycle,
};

/** Custom fields and tag rules of a team are one item. */
const catalogue: Noun = {
  records: ({ fields, rules }) => [
    ...Object.values(Object(fields)).map((field) => told('field', field)),
    ...(Array.isArray(rules) ? rules : []).map((rule) => told('rule', rule)),
  ],
  happened: lifecycle,
};

/** What tells nothing of a definition, or only what the service is doing to its values. */
const untold: ReadonlySet<string> = new Set([
  'created_at',
  'updated_at',
  'state',
  'job_id',
  'from',
  'has_originals',
  'default_original',
  'retired_options',
]);

const told = (kind: string, definition: unknown): Told => {
  const { id, options, ...others } = Object(definition);
  const entries = Object.entries(others);
  return {
    kind,
    id: String(id),
    // They may be values of contacts, which events are not to outlive.
    ...(Array.isArray(options) && { veiled: { options: { value: options, told: options.length } } }),
    shown: Object.fromEntries(entries.filter(([name]) => !untold.has(name))),
  };
};

/**
 * A tag is there while its API shows it: contacts bring it and bring it back, and one that is given up is gone when the
 * last contact that bears it is counted out. A record stays
 * for what still changes its count. DNC is there from the beginning.
 */
const tag: Noun = {
  records: ({ sk, name, kind = 'manual', version, retired_at, n, brought_by, brought_via }) =>
    !isOptOutTag(String(name)) && isShown({ retired_at, n: Number(n ?? 0) })
      ? [
          {
            kind: 'tag',
            id: sk,
            ...(typeof version === 'number' && { version }),
            ...(brought_by !== undefined && { broughtBy: { actor: brought_by, via: brought_via } }),
            shown: { name, kind },
          },
        ]
      : [],
  happened: lifecycle,
};

/** By the sort key of its items. The stream's filter lets these and contacts pass. */
const nouns: Readonly<Record<NounSk, Noun>> = {
  COMPANY: company,
  REMOVAL: companyRemoval,
  DEPARTMENT: { records: record('department', 'name'), happened: lifecycle },
  MEMBER: {
    records: record('member', 'name', 'email', 'subject', 'role', 'departments'),
    happened: lifecycle,
  },
  TOKEN: token,
  WEBHOOK: webhook,
  FOLDER: { records: record('drop', 'name', 'mapping', 'options'), happened: lifecycle },
  PRESET: preset,
  CATALOGUE: catalogue,
  TEAM: {
    records: ({ id, settings }) => [{ kind: 'settings', id: String(id), shown: Object(settings) }],
    happened: (before, after) => (before && after ? 'updated' : undefined),
  },
  IMPORT: run('import', ({ creator }) => Object(creator).id, 'state', 'reason', 'file_name', 'counts'),
  JOB: run('job', ({ created_by }) => created_by, 'state', 'reason', 'action', 'total', 'counts'),
};

/** The noun whose items have this sort key. */
export const nounOf = (sk: string): Noun | undefined => {
  if (sk.startsWith(tagPrefix)) return tag;
  return Object.hasOwn(nouns, sk) ? nouns[sk as NounSk] : undefined;
};
