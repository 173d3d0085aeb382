import type { StoredContact } from '../attribute/stored-contact.ts';
import { emptyRecord, type NumberRecord, readNumberRecord } from '../call/called.item.ts';
import { policyFor } from '../calling/policy.ts';
import { judge, type Verdict } from '../calling/verdict.ts';
import { foldLine, type Line, lineText } from '../contact/number.ts';
import { inLanes } from '../lanes.ts';
import { stageSecret } from '../secret/secret.item.ts';
import { coveringValues, type Suppressed, valuesOf } from '../suppression/suppressed-value.ts';
import { findSuppressions } from '../suppression/suppression.item.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { type Callee, findCallee } from './callee.item.ts';
import { calledLine, factsOf } from './facts.ts';

/** Who asks for verdicts, and when. */
export interface VerdictRequest {
  team: Team;
  now: Date;
  /** Finds those contacts that another campaign has than the one that asks; none are in any when not given. */
  inOtherCampaign?: ((contactIds: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
  /** The reservation that whoever asks holds, which does not stand against it. */
  reservationId?: string | undefined;
}

/** A contact as it was judged. */
export interface Judged {
  contact: StoredContact;
  verdict: Verdict;
}

/** Contacts that are judged by one round of requests, and such rounds at a time. */
const atOnce = 100;
const lanes = 2;

const nobody: ReadonlySet<string> = new Set();

const readSuppressed = async (
  table: Table,
  { id }: Team,
  callees: readonly Callee[],
): Promise<Suppressed> => {
  const values = coveringValues(callees.flatMap(({ contact }) => valuesOf(contact)));
  return new Set((await findSuppressions(table, id, values)).keys());
};

/** Reads the record of each number once, by the number as it compares. */
const readRecords = async (
  table: Table,
  { id }: Team,
  lines: readonly (Line | undefined)[],
): Promise<ReadonlyMap<string, NumberRecord>> => {
  const distinct = new Map(lines.flatMap((line) => (line ? [[foldLine(line), line] as const] : [])));
  const found = [...distinct].map(
    async ([name, line]) => [name, await readNumberRecord(table, id, lineText(line))] as const,
  );
  return new Map(await Promise.all(found));
};

const judgeSome = async (
  table: Table,
  { team, now, inOtherCampaign, reservationId: reservation_id }: VerdictRequest,
  contactIds: readonly string[],
): Promise<Judged[]> => {
  const [others = nobody, found] = await Promise.all([
    inOtherCampaign?.(contactIds),
    Promise.all(contactIds.map((id) => findCallee(table, team.id, id))),
    // For the suppressions, which would otherwise wait for it after a cold start.
    stageSecret(table),
  ]);
  const callees = found.filter((one) => one !== undefined);
  const [suppressed, records] = await Promise.all([
    readSuppressed(table, team, callees),
    readRecords(table, team, callees.map(calledLine)),
  ]);
  return callees.map((callee) => {
    const { contact } = callee;
    const line = calledLine(callee);
    const record = (line && records.get(foldLine(line))) ?? emptyRecord;
    const known = { suppressed, record, in_other_campaign: others.has(contact.id), reservation_id };
    const facts = factsOf(callee, line, known, now.getTime());
    return { contact, verdict: judge(facts, policyFor(team.settings.calling, facts.phone), now.getTime()) };
  });
};

/**
 * Judges contacts, live or in the trash, by id: whether each may be called now, and every reason against it. Those
 * that are gone are not among the answer. Everything is read strongly consistent: two rounds for up to 100 contacts,
 * and as many for each further 100.
 */
export const findVerdicts = async (
  table: Table,
  request: VerdictRequest,
  contactIds: readonly string[],
): Promise<Map<string, Judged>> => {
  const ids = [...new Set(contactIds)];
  const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, part) =>
    ids.slice(part * atOnce, (part + 1) * atOnce),
  );
  const found = new Map<string, Judged>();
  await inLanes(parts, lanes, async (part) => {
    for (const judged of await judgeSome(table, request, part)) found.set(judged.contact.id, judged);
  });
  return found;
};
