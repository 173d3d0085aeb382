import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const account = '123456789012';
const bootstrapped: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CDKToolkit: { BucketName: 'cdk-bootstrap', BootstrapVersion: '28' },
  SSTBootstrap: { Version: '7.4', BucketName: 'sst-bootstrap' },
};

interface Reply {
  status?: number;
  type?: string;
  body: string;
}

const xml = (action: string, result: string): Reply => ({
  body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
});

const refused = (code: string, message: string): Reply => ({
  status: 400,
  body: `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});

const stackOf = (name: string, outputs: Readonly<Record<string, string>>): Reply => {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return xml(
    'DescribeStacks',
    `<Stacks><member><StackName>${name}</StackName><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks>`,
  );
};

interface CreatedStack {
  readonly name: string;
  readonly templateUrl: string;
}

export interface FakeAws extends AsyncDisposable {
  readonly url: string;
  readonly account: string;
  /** Stacks in the order in which they were created. */
  readonly created: readonly CreatedStack[];
  /** Paths of the objects that were put, bucket first. */
  readonly uploaded: ReadonlySet<string>;
}

/** As much of AWS as a deployment asks: an account that is bootstrapped, accepts all and runs nothing. */
export const startFakeAws = async (): Promise<FakeAws> => {
  const created: CreatedStack[] = [];
  const uploaded = new Set<string>();
  const describe = (name: string): Reply => {
    const outputs = bootstrapped[name] ?? (created.some((stack) => stack.name === name) ? {} : undefined);
    return outputs
      ? stackOf(name, outputs)
      : refused('ValidationError', `Stack with id ${name} does not exist`);
  };
  const actions: Readonly<Record<string, (query: URLSearchParams) => Reply>> = {
    GetCallerIdentity: () =>
      xml('GetCallerIdentity', `<Account>${account}</Account><Arn>arn:aws:iam::${account}:user/dev</Arn>`),
    AssumeRole: () =>
      xml(
        'AssumeRole',
        '<Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>',
      ),
    DescribeStacks: (query) => describe(query.get('StackName') ?? ''),
    DescribeStackEvents: () => xml('DescribeStackEvents', '<StackEvents/>'),
    DescribeStackResources: () => xml('DescribeStackResources', '<StackResources/>'),
    CreateStack: (query) => {
      created.push({ name: query.get('StackName') ?? '', templateUrl: query.get('TemplateURL') ?? '' });
      return xml('CreateStack', '<StackId>id</StackId>');
    },
  };
  const answerObjects = ({ method, url = '' }: IncomingMessage): Reply => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (method === 'PUT') uploaded.add(decodeURIComponent(pathname.slice(1)));
    if (searchParams.has('list-type'))
      return { body: '<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>' };
    if (searchParams.has('location'))
      return { body: '<LocationConstraint>eu-central-1</LocationConstraint>' };
    if (method === 'GET') return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
    return { body: '' };
  };
  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const body = (await buffer(request)).toString('latin1');
    const query = new URLSearchParams(body);
    const action = actions[query.get('Action') ?? ''];
    if (action) return action(query);
    if (request.headers['x-amz-target'] === 'AmazonSSM.GetParameter')
      return { type: 'application/x-amz-json-1.1', body: '{"Parameter":{"Value":"28"}}' };
    return answerObjects(request);
  };
  const server = createServer(async (request, response) => {
    const { status = 200, type = 'text/xml', body } = await answer(request);
    response.writeHead(status, { 'content-type': type, etag: '"etag"' }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    account,
    created,
    uploaded,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
