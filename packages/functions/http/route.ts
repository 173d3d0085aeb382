import type * as v from 'valibot';
import type { Scope } from '#core/access/scope.ts';
import type { Fault } from '#core/error.ts';
import type { Via } from '#core/table/via.ts';
import type { Principal, Role } from '#core/team/team.schema.ts';
import type { Services } from '../services.ts';
import { withMergedInto } from './merged-id.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** The functions that serve routes; each is one Lambda function. */
export type Module =
  | 'contacts'
  | 'companies'
  | 'imports'
  | 'jobs'
  | 'privacy'
  | 'duplicates'
  | 'teams'
  | 'webhooks'
  | 'calls'
  | 'extractions'
  | 'events'
  | 'system';

type Schema = v.GenericSchema;
type Entries = v.ObjectEntries;
type ObjectSchema = v.StrictObjectSchema<Entries, undefined>;

/** A request before anything was read of it. */
export interface RawRequest {
  method: string;
  /** With its query, as the caller knows it. */
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

export interface Request<Params, Query, Body, Who> {
  params: Params;
  query: Query;
  body: Body;
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  principal: Who;
  /** What of the team's contacts the caller may reach. */
  scope: Who extends undefined ? undefined : Scope;
  via: Via;
  now: Date;
  /**
   * The id of what the request creates; when the request comes again under its `Idempotency-Key`, the same
   * one.
   */
  newId: (prefix: string) => string;
  /** The request as it came over the wire. */
  raw: () => RawRequest;
  /** Whether there is time to begin another part of a request that has many. */
  hasTime: () => boolean;
}

export interface Answer {
  /** Sent after `success: true`. */
  body: Record<string, unknown>;
  headers?: Record<string, string>;
  /** The route's `also`, when it answers with that. */
  status?: 200 | 202;
}

/** An answer that is not the contract's JSON: the reference page, the OpenAPI document. */
export interface RawAnswer {
  contentType: string;
  raw: string;
}

interface RouteShape {
  /** The operation's name in OpenAPI and in logs. */
  id: string;
  method: Method;
  path: `/${string}`;
  module: Module;
  tag: string;
  summary: string;
  description?: string;
  params: ObjectSchema | null;
  query: ObjectSchema | null;
  body: ObjectSchema | null;
  /** Without a body it is asked for as with an empty one. */
  bodyOptional?: true;
  /** The property of the body that a bare list is taken for. */
  bareList?: string;
  /** Request headers that the operation reads, beside Authorization. */
  headers?: Record<string, string>;
  status: 200 | 201 | 202;
  /** Another status of success, with the same answer: when there is nothing to wait for. */
  also?: { status: 200 | 202; when: string };
  answer: Schema | null;
  /**
   * The answer holds a secret, so it is not kept for an `Idempotency-Key`: the request runs again under the
   * same ids.
   */
  secret?: true;
  /** Whoever sends it signs it, in a form of its own: body and query are read by the operation alone. */
  signed?: true;
  /** It may answer before all is done: with `comeAgain` then. */
  partial?: true;
  /** What it does must not meet a contact that nobody named: the id of one that was merged is refused. */
  refusesMerged?: true;
  /** Codes that this route answers beside those that every route may. */
  errors?: Partial<Record<'404' | '409' | '412' | '422' | '428', string>>;
}

export interface Policy {
  roles: readonly [Role, ...Role[]];
  /**
   * `departments`: the operation confines itself to the caller's departments and visible fields, by its
   * `scope`.
   */
  reach: 'team' | 'departments';
}

/** A route: infra, handlers, OpenAPI, the reference page and the access tests all read this value. */
export interface Route extends RouteShape {
  /** Who may call it. There is no default, so a route without a policy does not compile. */
  access: 'public' | Policy;
  /** Faults that show only beside other values, of a body that may be sound in parts only. */
  inspect?(body: never): Fault[];
  /**
   * What the operation would find wrong with a body, asked of the sound parts of one that it does not get to see, so
   * that all is told at once.
   */
  foresee?(body: never, principal: Principal, services: Services): Promise<Fault[]>;
  handle(
    // Methods are bivariant, so that a table of routes can hold requests of any shape.
    request: Request<never, never, never, Principal & undefined>,
    services: Services,
  ): Promise<Answer | RawAnswer>;
}

type Output<S> = S extends v.GenericSchema ? v.InferOutput<S> : Record<string, never>;

/** Declares a route whose handler's request has the types of its schemas. */
export const route = <
  const Params extends ObjectSchema | null,
  const Query extends ObjectSchema | null,
  const Body extends ObjectSchema | null,
  const Access extends Route['access'],
>(
  definition: Omit<RouteShape, 'params' | 'query' | 'body'> & {
    params: Params;
    query: Query;
    body: Body;
    access: Access;
    inspect?(body: Partial<Output<Body>>): Fault[];
    foresee?(body: Partial<Output<Body>>, principal: Principal, services: Services): Promise<Fault[]>;
    handle(
      request: Request<
        Output<Params>,
        Output<Query>,
        Output<Body>,
        Access extends 'public' ? undefined : Principal
      >,
      services: Services,
    ): Promise<Answer | RawAnswer>;
  },
): Route => ({ ...definition, answer: withMergedInto(definition) }) as Route;

/** Tells whether it only tells; HEAD goes with it. */
export const isReading = ({ method }: Route): boolean => method === 'GET';

/** Tells whether it takes an `Idempotency-Key`. */
export const isWriting = ({ method, access }: Route): boolean => method !== 'GET' && access !== 'public';

/**
 * Headers of an answer that is not the whole one: it is not kept, and the request goes on when it comes
 * again.
 */
export const comeAgain = { 'retry-after': '1' };

/** Access of all who may read contacts, each in its departments. */
export const contactReaders = { roles: ['admin', 'manager', 'agent'], reach: 'departments' } as const;
/** Access of those who may manage contacts, each in its departments. */
export const contactManagers = { roles: ['admin', 'manager'], reach: 'departments' } as const;
export const everyRole = { roles: ['admin', 'manager', 'agent'], reach: 'team' } as const;
export const managers = { roles: ['admin', 'manager'], reach: 'team' } as const;
export const admins = { roles: ['admin'], reach: 'team' } as const;
