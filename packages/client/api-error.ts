import * as v from 'valibot';
import type { Fault } from './schema.ts';

const faultEntries = {
  param: v.optional(v.nullable(v.string()), null),
  code: v.string(),
  message: v.string(),
  existing_id: v.exactOptional(v.string()),
  allowed: v.exactOptional(v.array(v.string())),
};

const failureSchema = v.object({
  error: v.object({ ...faultEntries, details: v.optional(v.array(v.object(faultEntries)), []) }),
  request_id: v.optional(v.nullable(v.string()), null),
});

/** The API refused or failed. `code` is stable; `details` holds every fault of the request. */
export class CallbookApiError extends Error {
  override name = 'CallbookApiError';
  readonly status: number;
  /** `http_<status>` when the answer did not come from Callbook itself. */
  readonly code: string;
  readonly param: string | null;
  readonly details: readonly Fault[];
  readonly requestId: string | null;
  readonly response: Response;

  private constructor(response: Response, failure: v.InferOutput<typeof failureSchema> | undefined) {
    super(failure?.error.message ?? `The answer has status ${response.status}.`);
    this.status = response.status;
    this.code = failure?.error.code ?? `http_${response.status}`;
    this.param = failure?.error.param ?? null;
    this.details = failure?.error.details ?? [];
    this.requestId = failure?.request_id ?? null;
    this.response = response;
  }

  static async of(response: Response): Promise<CallbookApiError> {
    const parsed = v.safeParse(
      v.pipe(v.string(), v.parseJson(), failureSchema),
      await response.clone().text(),
    );
    return new CallbookApiError(response, parsed.success ? parsed.output : undefined);
  }
}
