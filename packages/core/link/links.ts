import type { ContactChange } from '../attribute/contact.schema.ts';
import { claimKeys } from '../claim/claim.item.ts';
import { companyClaim, companyKeys } from '../company/company.item.ts';
import { departmentKeys } from '../department/department.item.ts';
import type { Fault } from '../error.ts';
import { memberKeys } from '../member/member.item.ts';
import type { Item, Key } from '../table/item.ts';

/** The records to which a contact belongs, as far as they are given. */
export type Links = Pick<ContactChange, 'company_id' | 'company' | 'department_id' | 'owner_id'>;

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

/** Lists the keys that tell whether links lead anywhere. */
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
