import * as v from 'valibot';
import { type ContactDraft, contactDraftSchema } from '../../attribute/contact.schema.ts';
import { withMoreTags } from '../../attribute/tags.ts';
import { companyCreateSchema } from '../../company/company.schema.ts';
import { type Composed, type ContactValues, composeContact } from '../../contact/compose-contact.ts';
import { extensionNames, phoneNames, rawNumber } from '../../contact/number.ts';
import type { Fault } from '../../error.ts';
import type { CellFault } from '../../import-file/ledger.ts';
import { type PlacedCell, placeCells } from '../../import-file/place-cells.ts';
import { countryOfRow } from '../../import-file/region-columns.ts';
import { requiredFaults } from '../../import-file/required-cells.ts';
import { linkNames, linkOf } from '../links.ts';
import type { Candidate } from './candidate.ts';
import type { RowContext } from './context.ts';
import {
  companyFault,
  type Failed,
  fromFault,
  identityFault,
  issuesOf,
  located,
  tagsFault,
} from './faults.ts';
import { type KnownCells, readCustom, readKept } from './fields.ts';
import { withoutForeignOwner, withoutLostId } from './ids.ts';
import { type Draft, sortCells } from './sort-cells.ts';
import { keepable, spareValues } from './spared-values.ts';
import { ownValues, readStandIns } from './stand-ins.ts';

export type RowReading =
  | (Omit<Candidate, 'row' | 'id'> & { errors?: undefined })
  | { errors: CellFault[]; values?: undefined };

const hasIdentity = ({ name, phone, phone_secondary, email, external_id }: ContactValues) =>
  [name, phone, phone_secondary, email, external_id].some((value) => value !== null);

/**
 * Composes the values of a new contact from the cells and, where these are empty, from what the import gives.
 */
const compose = (
  draft: ContactDraft,
  country: string,
  { settings, policy, defaults }: RowContext,
): Composed =>
  composeContact(
    { ...defaults, ...draft, tags: withMoreTags(draft.tags ?? [], policy.tags).tags },
    settings,
    {
      ...policy,
      country,
      fromCells: true,
    },
  );

const linkFaultsOf = (values: ContactValues, { links }: RowContext): Fault[] =>
  linkNames.flatMap((name) => links.get(linkOf(name, values[name])) ?? []);

/** Keeps a second number that cannot be read, which has no raw form among the properties. */
const rawSecond = (
  { phone_secondary: raw = null, phone_secondary_extension: extension }: ContactDraft,
  { values }: Composed,
) =>
  raw && values.phone_secondary === null ? { phone_secondary_raw: rawNumber({ raw, extension }) ?? raw } : {};

/** Keeps an extension that cannot be read or has no number. */
const rawExtensions = (draft: ContactDraft, { values }: Composed) =>
  Object.fromEntries(
    phoneNames.flatMap((name) => {
      const { [name]: number = null, [extensionNames[name]]: given } = draft;
      const isLost = given && values[extensionNames[name]] === null;
      return isLost && (values[name] !== null || number === null)
        ? [[`${extensionNames[name]}_raw`, given]]
        : [];
    }),
  );

/** Separates valid values from faults, one by one. */
const checkContact = (contact: Draft) => {
  const { success, output, issues = [] } = v.safeParse(contactDraftSchema, contact);
  if (success) return { draft: output, issues };
  const unsound = new Set(issues.map(({ path }) => path?.[0].key));
  const sound = Object.fromEntries(Object.entries(contact).filter(([name]) => !unsound.has(name)));
  return { draft: v.parse(contactDraftSchema, sound), issues };
};

const knownOf = (placed: readonly PlacedCell[]): KnownCells => {
  const custom = placed.flatMap(({ target, ...cell }) =>
    target.kind === 'custom' ? [{ ...cell, name: target.name }] : [],
  );
  return {
    orphaned: new Set(custom.filter(({ isOrphan }) => isOrphan).map(({ name }) => name)),
    faults: custom.flatMap(({ name, fault }) => (fault ? [{ kind: 'custom' as const, name, ...fault }] : [])),
  };
};

const identities = ['name', 'first_name', 'last_name', 'phone', 'phone_secondary', 'email', 'external_id'];

/** Answers what a row lacks to have an identity; a number that cannot be read is none. */
const identityNeeds = (unread: readonly Failed[]): readonly Failed[] => {
  const lost = unread.filter(({ kind, name }) => kind === 'contact' && identities.includes(name ?? ''));
  return lost.length > 0 ? lost : [identityFault];
};

/** Reads the cells without what the import goes without; `raw` is to be kept beside the contact. */
const saidIn = (placed: readonly PlacedCell[], { settings, policy, links }: RowContext) => {
  const { contact, ...others } = sortCells(placed, settings);
  const { contact: own, lost } = withoutLostId(contact);
  const owned = withoutForeignOwner(own, links);
  const said = { ...others, contact: owned.contact };
  const spared = policy.lenient ? spareValues(said, settings) : { ...said, raw: {}, faults: [] };
  return {
    said: spared,
    raw: { ...owned.raw, ...spared.raw },
    errors: policy.lenient ? [] : lost.map(fromFault),
    warnings: [
      ...owned.faults.map(fromFault),
      ...spared.faults,
      ...(policy.lenient ? lost.map(fromFault) : []),
    ],
  };
};

/** Reads a row as a contact and its company, or answers all that is wrong with it. */
export const readRow = (cells: readonly string[], context: RowContext): RowReading => {
  const placed = placeCells(cells, context);
  const country = countryOfRow(cells, context);
  const { said, raw, ...reported } = saidIn(placed, context);
  const { draft, issues } = checkContact({ ...said.contact, custom_fields: said.custom });
  const { name: companyName } = said.company;
  const companyDraft = companyName === undefined ? undefined : v.safeParse(companyCreateSchema, said.company);
  const fields = readCustom(draft.custom_fields ?? {}, context, knownOf(placed));
  const composed = compose({ ...draft, custom_fields: fields.values }, country, context);
  const inColumns = (failed: readonly Failed[]) => failed.map((one) => located(one, cells, context));
  const errors = inColumns([
    ...issuesOf(issues, 'contact'),
    ...issuesOf(companyDraft?.issues ?? [], 'company'),
    ...[...composed.faults, ...linkFaultsOf(composed.values, context)].map(fromFault),
    ...fields.errors,
    ...reported.errors,
  ]).concat(requiredFaults(cells, context));
  if (errors.length > 0) return { errors };
  const unread = [...composed.warnings.map(fromFault), ...fields.warnings, ...reported.warnings];
  const orphans = inColumns(fields.orphans).map(({ column }) => column);
  const kept = keepable(
    { ...raw, ...rawSecond(draft, composed), ...rawExtensions(draft, composed) },
    composed.values.custom_fields,
  );
  const { values: keptFields } = readKept(kept, context);
  const values = {
    ...composed.values,
    custom_fields: { ...composed.values.custom_fields, ...keptFields },
  };
  const standIns = readStandIns(placed, values, cells, context);
  return {
    values,
    draft: ownValues({ ...draft, custom_fields: { ...fields.given, ...keptFields } }, values, standIns),
    standIns,
    country,
    needs: inColumns([
      ...(hasIdentity(values) ? [] : identityNeeds(unread)),
      ...fields.needs,
      ...(values.department_id === null ? (context.departmentNeeds ?? []) : []).map(fromFault),
    ]),
    originals: fields.originals,
    company: companyDraft?.success ? companyDraft.output : undefined,
    warnings: [
      ...inColumns(unread),
      ...(orphans.length > 0 ? [companyFault(orphans)] : []),
      ...tagsFault(withMoreTags(draft.tags ?? [], context.policy.tags).left),
    ],
  };
};
