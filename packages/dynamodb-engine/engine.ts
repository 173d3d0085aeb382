import { InternalServerError, ProtocolError, ThrottlingError } from './error.ts';
import { answerControl, controlPath, refusalOf } from './fault/control.ts';
import { Faults } from './fault/faults.ts';
import { IndexLag } from './fault/index-lag.ts';
import { Load } from './fault/load.ts';
import type { SwitchChanges, Switches } from './fault/switches.ts';
import type { Context } from './operation/context.ts';
import { RequestTokens } from './operation/request-tokens.ts';
import { sweepExpired, trimStreams } from './operation/upkeep.ts';
import { type Call, HttpServer, type Reply } from './server/http-server.ts';
import { readCall } from './server/protocol.ts';
import { Database } from './store/database.ts';
import { GroupCommit } from './store/group-commit.ts';
import { ChangeBell } from './stream/change-bell.ts';
import { Catalog } from './table/catalog.ts';

export interface EngineSettings {
  /** 0: any that is free. */
  readonly port: number;
  /** The data file; absent: in memory. */
  readonly path?: string | undefined;
  readonly switches?: SwitchChanges | undefined;
  readonly region?: string | undefined;
  /** How often times to live are looked at, in milliseconds. */
  readonly sweepMs?: number | undefined;
  readonly now?: (() => number) | undefined;
  /** Told of what no request should be able to cause. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

export interface Engine {
  readonly url: string;
  readonly port: number;
  /** Changes what it does besides its work. */
  set(changes: SwitchChanges): void;
  readonly switches: Switches;
  /** How often each fault came. */
  readonly faults: Faults['counts'];
  /** Removes items that have expired now, and what streams keep no longer; answers how many items. */
  sweep(): number;
  close(): Promise<void>;
}

const defaultSweepMs = 60_000;
const ignore = () => undefined;

/** Starts the engine on 127.0.0.1. Throws DataFileError for a data file that it cannot use. */
export const startEngine = async (settings: EngineSettings): Promise<Engine> => {
  const running = new RunningEngine(settings);
  await running.start(settings.port);
  return running;
};

class RunningEngine implements Engine {
  readonly #database: Database;
  readonly #commit: GroupCommit;
  readonly #context: Context;
  readonly #lag: IndexLag;
  readonly #faults = new Faults();
  readonly #bell = new ChangeBell();
  readonly #server: HttpServer;
  readonly #timer: NodeJS.Timeout;
  readonly #onError: (error: unknown) => void;
  #port = 0;

  constructor({
    path,
    switches = {},
    region = 'us-east-1',
    sweepMs,
    now = Date.now,
    onError = ignore,
  }: EngineSettings) {
    this.#onError = onError;
    this.#faults.set(switches);
    this.#database = new Database(path, () => this.#bell.ring());
    this.#lag = new IndexLag(this.#database, this.#faults, now);
    const tokens = new RequestTokens(this.#database, now());
    const catalog = new Catalog(this.#database);
    this.#context = {
      ...{ database: this.#database, catalog, tokens, now },
      ...{ faults: this.#faults, load: new Load(this.#faults, now), delay: this.#lag },
      place: { region, account: '000000000000' },
    };
    this.#reload();
    this.#commit = new GroupCommit(this.#database, () => this.#reload());
    this.#server = new HttpServer((call) => this.#answer(call));
    this.#timer = setInterval(() => this.#keepUp(), sweepMs ?? defaultSweepMs);
    this.#timer.unref();
  }

  async start(port: number): Promise<void> {
    this.#port = await this.#server.listen(port);
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get switches(): Switches {
    return this.#faults.switches;
  }

  get faults(): Faults['counts'] {
    return this.#faults.counts;
  }

  set(changes: SwitchChanges): void {
    this.#faults.set(changes);
    if (changes.limits) this.#context.load.reset();
  }

  sweep(): number {
    this.#commit.flush();
    const count = sweepExpired(this.#context);
    trimStreams(this.#context);
    this.#database.commit();
    return count;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#bell.close();
    await this.#server.close();
    this.#commit.flush();
    this.#lag.catchUp(Number.POSITIVE_INFINITY);
    this.#database.commit();
    this.#database.close();
  }

  /** Reads again what is held of the database, after changes were taken back. */
  #reload(): void {
    const { catalog, tokens, now } = this.#context;
    catalog.load();
    tokens.load(now());
    this.#lag.load((number) => catalog.indexOf(number));
  }

  #keepUp(): void {
    try {
      this.sweep();
    } catch (error) {
      this.#database.rollback();
      this.#reload();
      this.#onError(error);
    }
  }

  async #answer(call: Call): Promise<Reply> {
    if (call.path === controlPath) return answerControl(call, this.#faults, (changes) => this.set(changes));
    const changes = this.#bell.asked(call.path);
    if (changes) return { status: 200, body: await changes };
    if (call.method !== 'POST')
      return { status: 200, body: `healthy: dynamodb.${this.#context.place.region}.amazonaws.com ` };
    try {
      const { operation, request } = readCall(call);
      if (this.#faults.strikes('throttle')) throw new ThrottlingError();
      if (this.#faults.strikes('internal')) throw new InternalServerError();
      const lateMs = this.#faults.lateness();
      if (lateMs > 0) await new Promise((resolve) => setTimeout(resolve, lateMs));
      const body = await this.#commit.run(() => {
        this.#lag.catchUp();
        return operation(request, this.#context);
      });
      return { status: 200, body, isLost: this.#faults.strikes('lost') };
    } catch (error) {
      return this.#refuse(error);
    }
  }

  #refuse(error: unknown): Reply {
    if (!(error instanceof ProtocolError)) this.#onError(error);
    return refusalOf(error);
  }
}
