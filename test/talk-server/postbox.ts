import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { within } from '../patience.ts';

interface PostboxOptions {
  /** Whom it lets in; anybody by default. */
  readonly account?: { readonly user: string; readonly password: string };
}

/** A real SMTP server on loopback, which keeps what it gets and can be told to refuse. */
export const startPostbox = async ({ account }: PostboxOptions = {}) => {
  const received: Promise<ParsedMail>[] = [];
  let refuse = false;
  const server = new SMTPServer({
    authOptional: account === undefined,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === account?.user && password === account?.password
        ? done(null, { user: username })
        : done(new Error('Invalid login')),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuse) return done(new Error('Try again later'));
        received.push(simpleParser(Buffer.concat(chunks)));
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    /** What came in, read. */
    mails: () => Promise.all(received),
    empty: () => void received.splice(0),
    port,
    address: `smtp://127.0.0.1:${port}`,
    setRefusing: (value: boolean) => {
      refuse = value;
    },
    stop: () => within('the postbox to close', new Promise<void>((resolve) => server.close(() => resolve()))),
  };
};
export type Postbox = Awaited<ReturnType<typeof startPostbox>>;

/** The token of the link in a mail. */
export const tokenIn = ({ text = '' }: ParsedMail): string => /continue#([\w-]{43})/.exec(text)![1]!;
