import { CorsHttpMethod, type CorsPreflightOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { type CorsRule, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { headerParameters } from '#functions/http/request-headers.ts';
import { answerHeaders } from '#functions/http/response-headers.ts';
import { routes } from '#functions/routes.ts';

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  return /^https?:$/.test(url?.protocol ?? '') && url?.origin === text && !text.includes('*');
};

/**
 * Origins whose pages may call the API and upload files, as the deploying shell names them: none by default, `*` for
 * any. Tokens travel in a header of their own, so no page ever needs a browser's credentials.
 */
export const corsOriginsFrom = ({
  CALLBOOK_CORS_ORIGINS: text = '',
}: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const origins = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (origins.length === 1 && origins[0] === '*') return origins;
  const wrong = origins.find((one) => !isOrigin(one));
  if (wrong !== undefined)
    throw new Error(
      `CALLBOOK_CORS_ORIGINS takes origins as https://app.example.com with commas between, or * alone, not "${wrong}".`,
    );
  return [...new Set(origins)];
};

/** For so long a browser remembers that it may ask. */
const maxAge = Duration.hours(1);

/** Headers that requests come with, beside those that a page may send anyway. */
const sent = () => [
  ...new Set([
    'authorization',
    'content-type',
    ...routes.flatMap((route) => headerParameters(route).map(({ name }) => name.toLowerCase())),
  ]),
];

/** Makes the CORS settings of the API; none without origins. */
export const apiCors = (origins: readonly string[]): { corsPreflight?: CorsPreflightOptions } =>
  origins.length === 0
    ? {}
    : {
        corsPreflight: {
          allowOrigins: [...origins],
          allowMethods: [
            CorsHttpMethod.GET,
            CorsHttpMethod.HEAD,
            CorsHttpMethod.POST,
            CorsHttpMethod.PUT,
            CorsHttpMethod.PATCH,
            CorsHttpMethod.DELETE,
            CorsHttpMethod.OPTIONS,
          ],
          allowHeaders: sent(),
          exposeHeaders: Object.keys(answerHeaders),
          maxAge,
        },
      };

/**
 * Makes the CORS rule of the bucket: pages put files and parts of them, whose ETags they need, and read results. Any
 * origin may: what is asked for is signed in its URL, and a browser sends nothing else that would open anything. The
 * stage's own pages have a name that nobody knows before they are deployed.
 */
export const bucketCors = (): CorsRule[] => [
  {
    allowedOrigins: ['*'],
    allowedMethods: [HttpMethods.GET, HttpMethods.HEAD, HttpMethods.PUT],
    allowedHeaders: ['*'],
    exposedHeaders: ['ETag', 'Content-Length', 'Content-Range', 'Content-Disposition'],
    maxAge: maxAge.toSeconds(),
  },
];
