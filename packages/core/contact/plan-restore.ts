import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import type { Fault } from '../error.ts';
import { type Found, linkFaults } from '../link/links.ts';
import { type Tagger, taggerOf } from '../rule/tagger.ts';
import type { Writing } from './contact.ts';
import { nextVersion } from './plan-replacement.ts';

const companyGone: Fault = {
  param: 'company_id',
  code: 'company_not_found',
  message:
    'Its company is gone, and the team’s policy `company` requires one. Make it optional for the time of the restore.',
};

/**
 * Makes a contact as it comes out of the trash: without a company that is gone, where the team can do
 * without, and with tags of rules that came meanwhile.
 */
export const revivedContact = (
  { team, now }: Pick<Writing, 'team' | 'now'>,
  seen: StoredContact,
  { found, catalogue }: { found: Found; catalogue: Catalogue },
): { contact: StoredContact; conflicts: readonly Fault[]; tagger: Tagger } => {
  const isGone = linkFaults(team.id, { company_id: seen.company_id }, found).length > 0;
  const revived = { ...seen, deleted_at: null, company_id: isGone ? null : seen.company_id };
  const tagger = taggerOf(team, catalogue);
  return {
    contact: nextVersion(seen, tagger(revived), now),
    tagger,
    conflicts: isGone && team.settings.company === 'required' ? [companyGone] : [],
  };
};
