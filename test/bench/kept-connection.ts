import { once } from 'node:events';
import { connect } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';

/**
 * Posts over one connection that is kept, one request after the other, and reads of an answer what it has to: Node's own
 * client takes as much processor time as the server that it is to measure.
 * @returns what posts a JSON body, with the key of an agent, and resolves to the status
 */
export const keepConnection = async (
  url: string,
  key: string,
): Promise<(path: string, body: string) => Promise<number>> => {
  const { host, hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay(true).setEncoding('latin1');
  await once(socket, 'connect');
  let answered = (_status: number): void => undefined;
  let failed = (_why: Error): void => undefined;
  let said = '';
  socket.on('error', (error) => failed(error));
  socket.on('close', () => failed(new Error('The server closed the connection.')));
  socket.on('data', (part: string) => {
    said += part;
    const head = said.indexOf(END_OF_HEAD);
    if (head < 0) return;
    const [, length] = /content-length: (\d+)/i.exec(said) ?? [];
    if (length === undefined) return failed(new Error(`An answer without a length:\n${said}`));
    if (said.length < head + END_OF_HEAD.length + Number(length)) return;
    const status = Number(said.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    said = '';
    answered(status);
  });
  return (path, body) =>
    new Promise((resolve, reject) => {
      [answered, failed] = [resolve, reject];
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}${END_OF_HEAD}${body}`,
      );
    });
};
