import * as v from 'valibot';

const sessionSchema = v.object({
  token: v.string(),
  teamId: v.string(),
  teamName: v.string(),
  /** The name of the token or member. */
  name: v.nullable(v.string()),
  role: v.picklist(['admin', 'manager', 'agent']),
});

/** Somebody signed in to a team; a team has one at most. */
export type Session = v.InferOutput<typeof sessionSchema>;

export interface Sessions {
  readonly all: readonly Session[];
  /** The team that is shown. */
  readonly current: string | undefined;
}

export const noSessions: Sessions = { all: [], current: undefined };

const savedSchema = v.pipe(v.string(), v.parseJson(), v.array(sessionSchema));

/** Reads what was kept; what cannot be read is nothing. */
export const readSessions = (saved: string | null, current: string | null): Sessions => {
  const parsed = v.safeParse(savedSchema, saved ?? '[]');
  const all = parsed.success ? parsed.output : [];
  const chosen = all.find(({ teamId }) => teamId === current) ?? all[0];
  return { all, current: chosen?.teamId };
};

export const currentSession = ({ all, current }: Sessions): Session | undefined =>
  all.find(({ teamId }) => teamId === current);

/** Another token of a team that is there takes the place of the one before. */
export const withSession = ({ all }: Sessions, session: Session): Sessions => {
  const isKnown = all.some(({ teamId }) => teamId === session.teamId);
  return {
    all: isKnown ? all.map((one) => (one.teamId === session.teamId ? session : one)) : [...all, session],
    current: session.teamId,
  };
};

export const withoutSession = ({ all, current }: Sessions, teamId: string): Sessions => {
  const rest = all.filter((one) => one.teamId !== teamId);
  return { all: rest, current: current === teamId ? rest[0]?.teamId : current };
};

export const withCurrent = ({ all }: Sessions, teamId: string): Sessions => ({ all, current: teamId });
