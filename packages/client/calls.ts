import type { ParamsOption, RequestBodyOption } from 'openapi-fetch';
import type { FilterKeys, PathsWithMethod, SuccessResponse } from 'openapi-typescript-helpers';
import type { Contact, ContactPart, paths } from './schema.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The paths that take a method. */
export type PathOf<M extends Method> = PathsWithMethod<paths, M>;

type Operation<P extends keyof paths, M extends Method> = FilterKeys<paths[P], M>;

/** What a call may or must be given: parameters, a body, headers of its own, a signal to give up. */
type Options<P extends keyof paths, M extends Method> = ParamsOption<Operation<P, M>> &
  RequestBodyOption<Operation<P, M>> &
  Pick<RequestInit, 'headers' | 'signal'>;

/** The arguments after the path of a call; optional where nothing is required. */
export type Rest<P extends keyof paths, M extends Method> =
  object extends Options<P, M> ? [options?: Options<P, M>] : [options: Options<P, M>];

type Body<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: infer Responses extends Record<string | number, unknown> }
    ? SuccessResponse<Responses>
    : never;

/** A contact that may be a part of one, as the whole that it is when nobody chose parts. */
type WholeContact<T> = [T] extends [Contact | ContactPart] ? (ContactPart extends T ? Contact : T) : T;

type Whole<T> = {
  [Name in keyof T]: T[Name] extends (infer R)[] ? WholeContact<R>[] : WholeContact<T[Name]>;
};

/** The body of a successful answer, to a call that chooses no `fields`. */
export type Answer<P extends keyof paths, M extends Method> = Whole<Body<P, M>>;

type QueryOf<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never;

/** The paths that answer chosen `fields` alone. */
type ChoosingPath<M extends Method> = {
  [P in PathOf<M>]: 'fields' extends keyof QueryOf<P, M> ? P : never;
}[PathOf<M>];

interface Choice {
  params: { query: { fields: readonly string[] } };
}

/** A call as openapi-fetch makes it, but with failures thrown as CallbookApiError. */
export interface Call<M extends Method> {
  <P extends ChoosingPath<M>>(
    path: P,
    options: NonNullable<Rest<P, M>[0]> & Choice,
  ): Promise<{ data: Body<P, M>; response: Response }>;
  <P extends PathOf<M>>(path: P, ...options: Rest<P, M>): Promise<{ data: Answer<P, M>; response: Response }>;
}

/** The paths of lists. */
export type ListPath = {
  [P in PathOf<'get'>]: Answer<P, 'get'> extends { next_cursor: string | null } ? P : never;
}[PathOf<'get'>];

/** The record type of a list. */
export type RecordOf<P extends ListPath> = {
  [Name in keyof Answer<P, 'get'>]-?: Answer<P, 'get'>[Name] extends (infer R)[] ? R : never;
}[keyof Answer<P, 'get'>];
