import type { Scope } from '../access/scope.ts';
import { downloadUrl } from '../files/file-urls.ts';
import type { Files } from '../files/files.ts';
import type {
  PrivacyRequest,
  PrivacyRequestAnswer,
  PrivacyRequestSummary,
} from './privacy-request.schema.ts';
import { standingOf } from './privacy-requests.ts';
import { requestFiles } from './request-files.ts';

interface Shown {
  exports: Files;
  scope: Scope;
  now: Date;
}

/** A package has all that is known of a person; who does not see all of a contact may have it made, and not read it. */
const mayRead = ({ hidden }: Scope): boolean => hidden.size === 0;

const filesOf = async (
  { exports, scope, now }: Shown,
  request: PrivacyRequest,
): Promise<PrivacyRequestSummary['files']> => {
  const { file } = request;
  if (!file || file.expires_at <= now.toISOString()) return [];
  const url = mayRead(scope) ? await downloadUrl(exports, requestFiles.package(request), file.name) : null;
  return [{ ...file, url }];
};

/** Describes a request as lists have it. */
export const summaryOf = async (shown: Shown, request: PrivacyRequest): Promise<PrivacyRequestSummary> => {
  const { certificate: _, file: __, ...answer } = request;
  return { ...answer, ...standingOf(request, shown.now), files: await filesOf(shown, request) };
};

/** Describes a request with the certificate of its erasure. */
export const describeRequest = async (
  shown: Shown,
  request: PrivacyRequest,
): Promise<PrivacyRequestAnswer> => ({
  ...(await summaryOf(shown, request)),
  certificate: request.certificate,
});
