import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { isApiError } from './callbook.ts';

/** What happened, and what it means: never a code. */
export interface Failure {
  readonly title: MessageDescriptor;
  /** In the API's own words, where it has better ones. */
  readonly detail?: string;
  readonly requestId?: string;
}

const titles: Readonly<Record<number, MessageDescriptor>> = {
  400: msg`This cannot be shown: a part of the address is not understood.`,
  401: msg`You have been signed out. Sign in again to go on.`,
  403: msg`Your role may not do this.`,
  404: msg`This is not there, or no longer.`,
  409: msg`This stands against something that is there already.`,
  412: msg`Somebody else has changed this meanwhile.`,
  413: msg`This is too large.`,
  422: msg`Some values cannot be taken.`,
  429: msg`Those were too many requests. It goes on by itself in a moment.`,
};

const broken = msg`Callbook could not answer. Nothing that you typed is lost; try again.`;
const unreachable = msg`No connection to Callbook. Nothing that you typed is lost; it goes on when the connection is back.`;

/** Tells what to say of an error. */
export const failureOf = (error: unknown): Failure => {
  if (!isApiError(error)) return { title: error instanceof TypeError ? unreachable : broken };
  const { status, message, requestId } = error;
  const title = titles[status] ?? broken;
  return {
    title,
    ...(status < 500 && status !== 401 && { detail: message }),
    ...(status >= 500 && requestId !== null && { requestId }),
  };
};

/** What the API says is wrong with one property of a request, if it says so. */
export const faultOf = (error: unknown, param: string): string | undefined => {
  if (!isApiError(error)) return undefined;
  const isMeant = (one: string | null | undefined) => one === param;
  const found = error.details.find((fault) => isMeant(fault.param));
  return found?.message ?? (isMeant(error.param) ? error.message : undefined);
};
