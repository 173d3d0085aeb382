import { requireVersion } from '../table/require-version.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Write } from '../table/write.ts';
import { replaceCompanyWrites } from './company.item.ts';
import type { Company, CompanyChange } from './company.schema.ts';
import { getCompany } from './company.ts';
import { changeName } from './company-name.ts';

interface Update {
  teamId: string;
  companyId: string;
  /** What is absent stays; null clears. */
  change: CompanyChange;
  version?: number | undefined;
  via: Via;
  now: Date;
  /** What is written with the change, if there is one. */
  along?: (replaced: { seen: Company; changed: Company }) => Write[];
}

const changed = (seen: Company, change: CompanyChange): Partial<Company> =>
  Object.fromEntries(
    Object.entries(change).filter(
      ([name, value]) => name !== 'team_id' && value !== undefined && value !== seen[name as keyof Company],
    ),
  );

/**
 * Changes a company. With another name it gives up its claim on the old one, which free text then no longer means.
 * @throws CallbookError `company_not_found`, `version_mismatch`
 */
export const updateCompany = (
  table: Table,
  { teamId, companyId, change, version, via, now, along }: Update,
): Promise<Company> =>
  untilSettled(async () => {
    const seen = await getCompany(table, teamId, companyId);
    requireVersion('company', seen, version);
    const values = changed(seen, change);
    if (Object.keys(values).length === 0) return seen;
    const company = { ...seen, ...values, version: seen.version + 1, updated_at: now.toISOString() };
    const done = await transacted(table, [
      ...replaceCompanyWrites({ company, seen, via }),
      ...(await changeName(table, seen, company)),
      ...(along?.({ seen, changed: company }) ?? []),
    ]);
    return done ? company : undefined;
  });
