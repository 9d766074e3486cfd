import { once } from 'node:events';
import { connect } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';

/** Bytes of an answer's head and body together, at most. */
const LARGEST_ANSWER = 16 * 1024;

/** Bytes of an answer with this head, body included; 0 where the head does not say. */
const lengthOf = (head: string): number => {
  const [, length] = /content-length: (\d+)/i.exec(head) ?? [];
  return length === undefined ? 0 : head.length + Number(length);
};

/**
 * Posts over one connection that is kept, one request after the other, and reads of an answer what it has to, into memory
 * that it keeps as well: Node's own client takes as much processor time as the server that it is to measure.
 * @returns what posts a JSON body in ASCII, with the key of an agent, and resolves to the status
 */
export const keepConnection = async (
  url: string,
  key: string,
): Promise<(path: string, body: string) => Promise<number>> => {
  const { host, hostname, port } = new URL(url);
  const heard = Buffer.allocUnsafe(LARGEST_ANSWER);
  let answered = (_status: number): void => undefined;
  let failed = (_why: Error): void => undefined;
  let said = '';
  let length = 0;
  const hear = (bytes: number): boolean => {
    said += heard.toString('latin1', 0, bytes);
    if (length === 0) {
      const end = said.indexOf(END_OF_HEAD);
      if (end < 0) return true;
      length = lengthOf(said.slice(0, end + END_OF_HEAD.length));
      if (length === 0) failed(new Error(`An answer without a length:\n${said}`));
    }
    if (said.length < length) return true;
    const status = Number(said.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    [said, length] = ['', 0];
    answered(status);
    return true;
  };
  const socket = connect({
    port: Number(port),
    host: hostname,
    noDelay: true,
    onread: { buffer: heard, callback: hear },
  });
  socket.on('error', (error) => failed(error));
  socket.on('close', () => failed(new Error('The server closed the connection.')));
  await once(socket, 'connect');
  const head = `Host: ${host}\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: `;
  return (path, body) =>
    new Promise((resolve, reject) => {
      [answered, failed] = [resolve, reject];
      socket.write(`POST ${path} HTTP/1.1\r\n${head}${body.length}${END_OF_HEAD}${body}`, 'latin1');
    });
};
