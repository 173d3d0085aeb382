import type { Front } from '../http/http-api.ts';
import type { Template } from '../template/template.ts';
import { servePages } from './serve-pages.ts';

export const pagesFront = (
  _template: Template,
  { folder }: { readonly folder: Promise<string>; readonly s3Url: string },
): Front => {
  const answer = servePages({ folder, headers: {}, rewrite: (path) => (/\.\w+$/.test(path) ? path : '/index.html') });
  return {
    isPage: ({ method, url = '/' }) =>
      (method === 'GET' || method === 'HEAD') && !/^\/(api\/|docs$|health$|openapi\.json$)/.test(url),
    answer,
  };
};
