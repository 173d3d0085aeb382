import type { Front } from '../http/http-api.ts';
import type { Template } from '../template/template.ts';
import { distributionSource } from './distribution.ts';
import { pathOf, servePages } from './serve-pages.ts';

interface FrontOptions {
  /** Where the built pages are, once they are built. */
  readonly folder: Promise<string>;
  /** Where the laptop's buckets are, to which pages may put files. */
  readonly s3Url: string;
}

/** What stands before the API on the laptop, as the template's distribution does in AWS. */
export const pagesFront = (template: Template, { folder, s3Url }: FrontOptions): Front => {
  const { isApiPath, headers, rewrite } = distributionSource(template);
  const policy = headers['content-security-policy']?.replace('connect-src ', `connect-src ${s3Url} `);
  const answer = servePages({
    folder,
    headers: { ...headers, ...(policy !== undefined && { 'content-security-policy': policy }) },
    rewrite,
  });
  return {
    isPage: (incoming) =>
      (incoming.method === 'GET' || incoming.method === 'HEAD') && !isApiPath(pathOf(incoming)),
    answer,
  };
};
