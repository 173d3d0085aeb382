import type { Scope } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { emptyRecord, type NumberRecord, readNumberRecord } from '../call/called.item.ts';
import { policyFor } from '../calling/policy.ts';
import { type Facts, judge, type Verdict } from '../calling/verdict.ts';
import { findHeldByOthers } from '../campaign/holding.ts';
import { consented } from '../consent/consented.ts';
import { type Callee, findCallee } from '../contact/callee.item.ts';
import { foldLine, type Line, lineText } from '../contact/number.ts';
import { findHoldsOver } from '../hold/hold.item.ts';
import { inLanes } from '../lanes.ts';
import { stageSecret } from '../secret/secret.item.ts';
import { coveringValues, type Suppressed, valuesOf } from '../suppression/suppressed-value.ts';
import { findSuppressions } from '../suppression/suppression.item.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { calledLine, factsOf } from './facts.ts';

/** Who asks for verdicts, and when. */
export interface VerdictRequest {
  team: Team;
  now: Date;
  /** The campaign that asks, if one does. */
  campaignId?: string | undefined;
  /** Within whose reach the campaign has to be; absent where that is known. */
  scope?: Scope | undefined;
  /** The reservation that whoever asks holds, which does not stand against it. */
  reservationId?: string | undefined;
}

/** A contact as it was judged. */
export interface Judged {
  contact: StoredContact;
  /** The number that is called. */
  line: Line | undefined;
  record: NumberRecord;
  facts: Facts;
  verdict: Verdict;
  /** The presets that counted. */
  presets: readonly string[];
  /** The consent that a call would rely on. */
  consentId: string | null;
}

/** Contacts that are judged by one round of requests, and such rounds at a time. */
const atOnce = 100;
const lanes = 2;

/** What is read of contacts beside themselves and their consents. */
export interface Evidence {
  suppressed: Suppressed;
  /** Contacts that another campaign than the one that asks has. */
  held: ReadonlySet<string>;
  /** By the number as it compares. */
  records: ReadonlyMap<string, NumberRecord>;
  /** Holds of the contacts that are in force no more; of one that came since, nobody knows that. */
  over: ReadonlySet<string>;
}

const readSuppressed = async (
  table: Table,
  { id }: Team,
  callees: readonly Callee[],
): Promise<Suppressed> => {
  const values = coveringValues(callees.flatMap(({ contact }) => valuesOf(contact)));
  return new Set((await findSuppressions(table, id, values)).keys());
};

/** Reads the record of each number once. */
const readRecords = async (
  table: Table,
  { id }: Team,
  callees: readonly Callee[],
): Promise<ReadonlyMap<string, NumberRecord>> => {
  const lines = callees.flatMap((callee) => calledLine(callee) ?? []);
  const distinct = new Map(lines.map((line) => [foldLine(line), line]));
  const found = [...distinct].map(
    async ([name, line]) => [name, await readNumberRecord(table, id, lineText(line))] as const,
  );
  return new Map(await Promise.all(found));
};

/** Reads contacts with their consents, by the ids that they were asked by; those that are gone are left out. */
export const readCallees = async (
  table: Table,
  { team }: VerdictRequest,
  contactIds: readonly string[],
): Promise<Map<string, Callee>> => {
  const read = contactIds.map(async (id) => [id, await findCallee(table, team.id, id)] as const);
  const [found] = await Promise.all([
    Promise.all(read),
    // For the suppressions, which would otherwise wait for it after a cold start.
    stageSecret(table),
  ]);
  return new Map(found.flatMap(([id, callee]) => (callee ? [[id, callee] as const] : [])));
};

/** Reads what else verdicts on these contacts follow from: one round. */
export const readEvidence = async (
  table: Table,
  { team, campaignId, scope }: VerdictRequest,
  callees: readonly Callee[],
): Promise<Evidence> => {
  const [suppressed, held, records, over] = await Promise.all([
    readSuppressed(table, team, callees),
    campaignId === undefined
      ? new Set<string>()
      : findHeldByOthers(
          table,
          team.id,
          callees.map(({ contact }) => contact),
          { asking: campaignId, scope },
        ),
    readRecords(table, team, callees),
    findHoldsOver(
      table,
      team.id,
      callees.map(({ contact }) => contact),
    ),
  ]);
  return { suppressed, held, records, over };
};

/** Judges by facts that are known. */
export const judgeFacts = (facts: Facts, { team, now }: VerdictRequest) => {
  const policy = policyFor(team.settings.calling, facts.phone);
  const presets = policy.presets.map(({ id }) => id);
  return { facts, verdict: judge(facts, policy, now.getTime()), presets };
};

export const judgeCallee = (
  callee: Callee,
  { suppressed, held, records, over }: Evidence,
  request: VerdictRequest,
  line = calledLine(callee),
): Judged => {
  const { contact, consents } = callee;
  const record = (line && records.get(foldLine(line))) ?? emptyRecord;
  const known = {
    suppressed,
    record,
    in_other_campaign: held.has(contact.id),
    on_hold: Object.keys(contact.held?.holds ?? {}).some((id) => !over.has(id)),
    reservation_id: request.reservationId,
  };
  const facts = factsOf(callee, line, known, request.now.getTime());
  const { state, row } = consented(consents, 'calls');
  const consentId = state === 'granted' && row ? row.id : null;
  return { contact, line, record, ...judgeFacts(facts, request), consentId };
};

/**
 * Judges contacts, live or in the trash, by the ids that they are asked by: whether each may be called now, and every
 * reason against it. Of one that is part of another by now that one is judged, once for all of its ids. Those that are
 * gone are not among the answer. Everything is read strongly consistent: two rounds for up to 100 contacts,
 * and as many for each further 100.
 * @throws CallbookError `campaign_not_found`
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
  const judged = new Map<string, Judged>();
  await inLanes(parts, lanes, async (part) => {
    const callees = await readCallees(table, request, part);
    const evidence = await readEvidence(table, request, [...callees.values()]);
    for (const [id, callee] of callees) {
      const one = judged.get(callee.contact.id) ?? judgeCallee(callee, evidence, request);
      judged.set(callee.contact.id, one);
      found.set(id, one);
    }
  });
  return found;
};
