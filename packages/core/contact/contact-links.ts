import { requireReach, requireVisible, type Scope } from '../access/scope.ts';
import type { ContactChange } from '../attribute/contact.schema.ts';
import { claimKeys } from '../claim/claim.item.ts';
import { companyClaim, companyKeys } from '../company/company.item.ts';
import { namedCompanyWrites, newCompany } from '../company/company.ts';
import { departmentKeys } from '../department/department.item.ts';
import type { Fault } from '../error.ts';
import { newId } from '../id.ts';
import { memberKeys } from '../member/member.item.ts';
import type { Item, Key } from '../table/item.ts';
import type { Write } from '../table/write.ts';
import type { Writing } from './contact.ts';

/** What a contact belongs to, as far as it is given. */
type Links = Pick<ContactChange, 'company_id' | 'company' | 'department_id' | 'owner_id'>;

export type Found = ReadonlyMap<string, Item>;

const kinds = {
  company_id: { noun: 'company', key: companyKeys.primary },
  department_id: { noun: 'department', key: departmentKeys.primary },
  owner_id: { noun: 'member', key: memberKeys.primary },
} as const;

type LinkName = keyof typeof kinds;

const linkNames = Object.keys(kinds) as LinkName[];

const linkKey = (teamId: string, name: LinkName, links: Links): Key | undefined => {
  const { [name]: id = null } = links;
  return id === null ? undefined : kinds[name].key(teamId, id);
};

/** What has to be read to know whether the links lead anywhere. */
export const linkKeys = (teamId: string, links: Links): Key[] => [
  ...linkNames.flatMap((name) => linkKey(teamId, name, links) ?? []),
  ...(links.company ? [claimKeys.primary(teamId, companyClaim(links.company))] : []),
];

/** The links that lead nowhere; those that `seen` had already may stay. */
export const linkFaults = (teamId: string, links: Links, found: Found, seen: Links = {}): Fault[] =>
  linkNames.flatMap((name) => {
    const key = linkKey(teamId, name, links);
    if (!key || found.has(key.pk) || links[name] === seen[name]) return [];
    const code = `${name.replace('_id', '')}_not_found`;
    return [{ param: name, code, message: `The team has no ${kinds[name].noun} with this id.` }];
  });

export const ambiguousCompany: Fault = {
  param: 'company',
  code: 'ambiguous',
  message: 'Give company_id or company, not both.',
};

/** The company that links mean: known by id, known by name, or to be created with the contact. Undefined: not given. */
export const decideCompany = (
  { team, via, now, newId: idFor = newId }: Writing,
  { company_id, company }: Links,
  found: Found,
): { company_id: string | null | undefined; writes: Write[] } => {
  if (!company) return { company_id: company === null ? (company_id ?? null) : company_id, writes: [] };
  const holder = found.get(claimKeys.primary(team.id, companyClaim(company)).pk)?.holder;
  if (typeof holder === 'string') return { company_id: holder, writes: [] };
  const created = newCompany(team.id, { name: company }, { id: idFor('comp'), by: via.updated_by, now });
  return { company_id: created.id, writes: namedCompanyWrites(created, via) };
};

/** @throws CallbookError `field_forbidden`, `department_forbidden` when the caller may not write what is given */
export const requireWritable = (scope: Scope, { team_id: _, company, ...change }: ContactChange): void => {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const fields = Object.keys(change.custom_fields ?? {});
  requireVisible(scope, [
    ...given.map(([name]) => name),
    ...(company === undefined ? [] : ['company_id']),
    ...fields.map((name) => `cf.${name}`),
  ]);
  requireReach(scope, change.department_id ?? null);
};
