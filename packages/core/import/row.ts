import * as v from 'valibot';
import { companyCreateSchema } from '../company/company.schema.ts';
import { type Composed, type ContactValues, composeContact } from '../contact/compose-contact.ts';
import { type ContactDraft, contactDraftSchema } from '../contact/contact.schema.ts';
import { withMoreTags } from '../contact/tags.ts';
import type { Fault } from '../error.ts';
import type { CellFault } from '../import-file/ledger.ts';
import { type PlacedCell, placeCells } from '../import-file/place-cells.ts';
import { requiredFaults } from '../import-file/required-cells.ts';
import type { Candidate } from './candidate.ts';
import { withoutLostId } from './lost-id.ts';
import type { RowContext } from './row-context.ts';
import {
  companyFault,
  type Failed,
  fromFault,
  identityFault,
  issuesOf,
  located,
  tagsFault,
} from './row-faults.ts';
import { type KnownCells, readBeside, readCustom } from './row-fields.ts';
import { linkNames, linkOf } from './row-links.ts';
import { type Draft, sortCells } from './sort-cells.ts';
import { spareValues } from './spared-values.ts';
import { ownValues, readStandIns } from './stand-ins.ts';

export type RowReading =
  | (Omit<Candidate, 'row' | 'id'> & { errors?: undefined })
  | { errors: CellFault[]; values?: undefined };

const hasIdentity = ({ name, phone, phone_secondary, email }: ContactValues) =>
  [name, phone, phone_secondary, email].some((value) => value !== null);

/** The values of a new contact: those of the cells, and what the import gives to all that have none. */
const compose = (draft: ContactDraft, { settings, policy, defaults }: RowContext): Composed =>
  composeContact(
    { ...defaults, ...draft, tags: withMoreTags(draft.tags ?? [], policy.tags).tags },
    settings,
    {
      ...policy,
      fromCells: true,
    },
  );

const linkFaultsOf = (values: ContactValues, { links }: RowContext): Fault[] =>
  linkNames.flatMap((name) => links.get(linkOf(name, values[name])) ?? []);

/** There is no raw form of the second number; what was given must not be lost. */
const rawSecond = ({ phone_secondary }: ContactDraft, { values }: Composed) =>
  phone_secondary && values.phone_secondary === null ? { phone_secondary_raw: phone_secondary } : {};

/** The values that are valid one by one, and what is wrong with the others. */
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

const nothingSpared = (sound: Draft): ReturnType<typeof spareValues> => ({ sound, raw: {}, faults: [] });

/** A row as a contact and its company, or all that is wrong with it. */
export const readRow = (cells: readonly string[], context: RowContext): RowReading => {
  const { settings, policy } = context;
  const placed = placeCells(cells, context);
  const { contact: given, company, custom } = sortCells(placed, settings);
  const { contact, lost } = withoutLostId(given);
  const { sound, raw, faults } = policy.lenient ? spareValues(contact, settings) : nothingSpared(contact);
  const { draft, issues } = checkContact({ ...sound, custom_fields: custom });
  const { name: companyName } = company;
  const companyDraft = companyName === undefined ? undefined : v.safeParse(companyCreateSchema, company);
  const fields = readCustom(draft.custom_fields ?? {}, context, knownOf(placed));
  const composed = compose({ ...draft, custom_fields: fields.values }, context);
  const inColumns = (failed: readonly Failed[]) => failed.map((one) => located(one, cells, context));
  const errors = inColumns([
    ...issuesOf(issues, 'contact'),
    ...issuesOf(companyDraft?.issues ?? [], 'company'),
    ...[...composed.faults, ...linkFaultsOf(composed.values, context)].map(fromFault),
    ...fields.errors,
    ...(policy.lenient ? [] : lost.map(fromFault)),
  ]).concat(requiredFaults(cells, context));
  if (errors.length > 0) return { errors };
  const unread = inColumns([...composed.warnings.map(fromFault), ...fields.warnings]);
  const orphans = inColumns(fields.orphans).map(({ column }) => column);
  const warnings = [
    ...unread,
    ...inColumns([...faults, ...lost].map(fromFault)),
    ...(orphans.length > 0 ? [companyFault(orphans)] : []),
    ...tagsFault(withMoreTags(draft.tags ?? [], policy.tags).left),
  ];
  // A number that cannot be kept as one is no identity either.
  const unknown = unread.length > 0 ? unread : [identityFault];
  const { values: beside } = readBeside({ ...raw, ...rawSecond(draft, composed) }, context);
  const values = {
    ...composed.values,
    custom_fields: { ...composed.values.custom_fields, ...beside },
  };
  const standIns = readStandIns(placed, values, cells, context);
  return {
    values,
    draft: ownValues({ ...draft, custom_fields: { ...fields.given, ...beside } }, values, standIns),
    standIns,
    needs: [...(hasIdentity(values) ? [] : unknown), ...inColumns(fields.needs)],
    originals: fields.originals,
    company: companyDraft?.success ? companyDraft.output : undefined,
    warnings,
  };
};
