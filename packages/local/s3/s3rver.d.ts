// The parts of s3rver 3.7 that the laptop's S3 builds on. It ships no types; its version is pinned by the lock file.

declare module 's3rver' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  import type FilesystemStore from 's3rver/lib/stores/filesystem.js';

  class S3rver {
    constructor(options: { directory: string; silent: boolean; vhostBuckets: boolean });
    store: FilesystemStore;
    readonly context: { store: FilesystemStore };
    readonly logger: { readonly exceptions: { unhandle(): void } };
    readonly middleware: S3rver.Middleware[];
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
  }

  namespace S3rver {
    type Context = {
      req: import('node:stream').Readable;
      readonly headers: import('node:http').IncomingHttpHeaders;
      readonly method: string;
      readonly hostname: string;
      readonly query: { readonly [name: string]: string | string[] | undefined };
      readonly response: { get(header: string): string };
      path: string;
      status: number;
      body: unknown;
      set(header: string, value: string): void;
    };
    type Middleware = (context: Context, next: () => Promise<void>) => Promise<void>;
  }

  export = S3rver;
}

declare module 's3rver/lib/stores/filesystem.js' {
  import type S3Object from 's3rver/lib/models/object.js';

  class FilesystemStore {
    constructor(rootDirectory: string);
    readonly rootDirectory: string;
    getBucketPath(bucket: string): string;
    getResourcePath(bucket: string, key: string | undefined, resource: string): string;
    getMetadata(bucket: string, key: string): Promise<FilesystemStore.Metadata>;
    getObject(bucket: string, key: string, range?: FilesystemStore.Range): Promise<S3Object | null>;
    getBucket(bucket: string): Promise<unknown>;
    putBucket(bucket: string): Promise<unknown>;
    putObject(object: S3Object): Promise<FilesystemStore.Stored>;
    copyObject(
      sourceBucket: string,
      sourceKey: string,
      bucket: string,
      key: string,
      replacementMetadata: FilesystemStore.Metadata | null,
    ): Promise<FilesystemStore.Metadata>;
    deleteObject(bucket: string, key: string): Promise<void>;
    initiateUpload(
      bucket: string,
      key: string,
      uploadId: string,
      metadata: FilesystemStore.Metadata,
    ): Promise<void>;
    putPart(
      bucket: string,
      uploadId: string,
      partNumber: string,
      content: import('node:stream').Readable,
    ): Promise<FilesystemStore.Stored>;
    putObjectMultipart(
      bucket: string,
      uploadId: string,
      parts: readonly FilesystemStore.Part[],
    ): Promise<FilesystemStore.Stored>;
  }

  namespace FilesystemStore {
    type Metadata = { readonly [header: string]: string | number };
    type Stored = { readonly size: number; readonly md5: string };
    type Part = { readonly number: number; readonly etag: string };
    type Range = { readonly start?: number; readonly end?: number };
  }

  export = FilesystemStore;
}

declare module 's3rver/lib/models/object.js' {
  import type { Readable } from 'node:stream';

  class S3Object {
    constructor(
      bucket: string,
      key: string,
      content: Readable | Buffer | null,
      metadata: { readonly [header: string]: string | number },
    );
    readonly bucket: string;
    readonly key: string;
    readonly content: Readable | Buffer | null;
    readonly metadata: { readonly [header: string]: string | number };
    range?: { readonly start: number; readonly end: number };
  }

  export = S3Object;
}

declare module 's3rver/lib/models/error.js' {
  class S3Error extends Error {
    constructor(code: string, message: string, detail?: { readonly [name: string]: string | number });
    readonly code: string;
    status: number;
  }

  export = S3Error;
}

declare module 's3rver/lib/models/account.js' {
  class AWSAccount {
    static readonly registry: ReadonlyMap<string, AWSAccount>;
    static readonly DUMMY_ACCOUNT: AWSAccount;
    createKeyPair(accessKeyId: string, secretAccessKey: string): void;
  }

  export = AWSAccount;
}
