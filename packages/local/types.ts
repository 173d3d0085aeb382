/** A JSON object of which only the reader knows the shape. */
export type JsonObject = { readonly [key: string]: unknown };

/** Why an invocation failed, in the fields that Lambda itself answers with. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type InvokeResult =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: FunctionError };

/** Runs a function to its end. Takes an ARN (qualified or not) or a name; rejects only for an unknown function. */
export type InvokeFunction = (functionArn: string, payload: unknown) => Promise<InvokeResult>;

/** An object has been written completely. `key` is the plain key, not URL-encoded; `etag` has no quotes. */
export interface ObjectCreatedEvent {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  readonly etag: string;
  /** Hexadecimal; orders the events of one key. */
  readonly sequencer: string;
  readonly reason: 'PutObject' | 'POST Object' | 'CopyObject' | 'CompleteMultipartUpload';
  readonly time: Date;
}

/** The envelope that EventBridge matches rules against. */
export type EventBridgeEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: JsonObject;
};

/** Properties of an AWS::Events::Rule with every intrinsic resolved. */
export interface Rule {
  readonly Name?: string;
  readonly EventPattern?: JsonObject;
  readonly State?: string;
  readonly Targets?: readonly RuleTarget[];
}

export interface RuleTarget {
  readonly Id: string;
  readonly Arn: string;
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: {
    readonly InputPathsMap?: { readonly [name: string]: string };
    readonly InputTemplate: string;
  };
}

/** `definition` is the parsed Amazon States Language document with every ARN resolved. */
export interface StateMachineSource {
  readonly arn: string;
  readonly name: string;
  readonly definition: JsonObject;
}

export type ReadObject = (bucket: string, key: string) => Promise<Uint8Array>;

/** Taken from an AWS::Scheduler::Schedule; `input` is the target's Input text, unresolved `<aws.scheduler.…>` included. */
export interface ScheduleSource {
  readonly name: string;
  readonly expression: string;
  readonly timezone?: string;
  readonly enabled: boolean;
  readonly targetArn: string;
  readonly input?: string;
}

/** Properties of an AWS::Lambda::EventSourceMapping with every intrinsic resolved. */
export interface StreamMapping {
  /** The UUID that AWS would give it; here from its place in the template. */
  readonly uuid: string;
  readonly FunctionName: string;
  readonly EventSourceArn: string;
  readonly Enabled?: boolean;
  readonly BatchSize?: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly StartingPosition?: string;
  readonly BisectBatchOnFunctionError?: boolean;
  readonly MaximumRetryAttempts?: number;
  readonly MaximumRecordAgeInSeconds?: number;
  readonly ParallelizationFactor?: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly FilterCriteria?: JsonObject;
  readonly DestinationConfig?: { readonly OnFailure: { readonly Destination: string } };
}
