import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { type ChainHead, chainHeadSchema } from '#core/audit-chain/chain.schema.ts';
import type { AuditReport } from '#core/feed/audit-verification.ts';
import { verifyAudit } from '#core/feed/verify-audit.ts';
import { stageSecret } from '#core/secret/secret.item.ts';
import type { Table } from '#core/table/table.ts';
import { findTeamItem } from '#core/team/team.item.ts';
import { CommandError, runCommand } from './command-error.ts';
import { readEndpoint } from './endpoint.ts';
import { withStore } from './open-store.ts';

// `npm run audit:verify [-- --team TEAM] [--head N.HASH]`: reads all that a team's feed and timelines hold and names the
// first entry that is not as it was written, on the laptop or, with CALLBOOK_TABLE set to a deployed stage's table,
// there. It writes nothing. Ends with 1 when an entry is wrong.

const usage =
  'Usage: npm run audit:verify -- [--team TEAM] [--head HEAD], with a head that it printed before';

const readHead = (text: string): ChainHead => {
  const [n, hash] = text.split('.');
  const head = v.safeParse(chainHeadSchema, { n: Number(n), hash });
  if (!head.success) throw new CommandError(usage);
  return head.output;
};

const readArguments = (): { team: string | undefined; head: string | undefined } => {
  try {
    const options = { team: { type: 'string' }, head: { type: 'string' } } as const;
    const { values } = parseArgs({ options });
    return { team: values.team, head: values.head };
  } catch {
    throw new CommandError(usage);
  }
};

/** The team of the laptop, unless a stage is meant. */
const ownTeam = (): string => {
  const team = process.env.CALLBOOK_TABLE ? undefined : readEndpoint(path.resolve('.local'))?.team_id;
  if (team === undefined) throw new CommandError(usage);
  return team;
};

const reportLines = ({ verified, erased, from, unchained, signed, head, fault }: AuditReport): string[] => [
  `${verified} entries are as they were written${erased > 0 ? `; the values of ${erased} were erased or have expired` : ''}.`,
  ...(unchained > 0 ? [`${unchained} segments from before there was a chain cannot be verified.`] : []),
  ...(from && from.n > 1 ? [`What came before entry ${from.n} has expired.`] : []),
  ...(fault
    ? [
        `Entry ${fault.n} is wrong${fault.id === null ? '' : ` (${fault.id})`}, in segment ${fault.segment}: ${fault.message} [${fault.code}]`,
      ]
    : [
        `It passes through ${signed} heads that were signed. To hold it against this one day: --head ${head.n}.${head.hash}`,
      ]),
];

const verify = async (table: Table): Promise<number> => {
  const { team, head } = readArguments();
  const teamId = team ?? ownTeam();
  if (!(await findTeamItem(table, teamId))) throw new CommandError(`There is no team ${teamId}. ${usage}`);
  const secret = await stageSecret(table);
  const kept = head === undefined ? undefined : readHead(head);
  const report = await verifyAudit(table, { teamId, secret, now: new Date(), kept });
  for (const line of reportLines(report)) console.log(line);
  return report.fault ? 1 : 0;
};

await runCommand(() => withStore(verify));
