import type { PrivacyRequest } from './privacy-request.schema.ts';

/** Keys of what is made for a request, in the bucket of exports. */
export const requestFiles = {
  /** The package of a person's data; one that is made anew takes its place. */
  package: ({ team_id, id }: Pick<PrivacyRequest, 'team_id' | 'id'>) => `packages/${team_id}/${id}/data.zip`,
};
