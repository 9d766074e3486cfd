// Another system that hears of events.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PATIENCE, within } from '../../patience.ts';
import { arrivals } from '../arrivals.ts';

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: {
    readonly id: string;
    readonly conversation: string;
    readonly event: { readonly seq: number; readonly type: string; readonly body: { readonly text: string } };
  };
}

/** Whether one of a delivery's signatures is of this secret, as a receiver of Standard Webhooks checks it. */
export const isSignedWith = (secret: string, { headers, text }: Heard): boolean => {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const wanted = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(wanted);
};

/** @param answer what each delivery is answered with; a text is where it is sent on to. */
export const startReceiver = async (answer: (heard: Heard, count: number) => number | string) => {
  const heard: Heard[] = [];
  const { tell, until } = arrivals(() => heard.map(({ text }) => text));
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += String(part);
    });
    request.on('end', () => {
      const one: Heard = { headers: request.headers, text, body: JSON.parse(text) as Heard['body'] };
      heard.push(one);
      const said = answer(one, heard.length);
      response.writeHead(
        typeof said === 'string' ? 302 : said,
        typeof said === 'string' ? { Location: said } : {},
      );
      response.end();
      tell();
    });
  });
  // Node ends a connection that was silent for five seconds, also when a delivery is on its way over it.
  server.keepAliveTimeout = PATIENCE;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    heard,
    until,
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await within('the receiver to close', once(server, 'close'));
    },
  };
};
