import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { PATIENCE } from '../../patience.ts';

/** Where scripts that tests have run are laid, and the socket on which nginx passes them on to PHP-FPM. */
export const runFolder = (temp: string): string => join(temp, 'run');
export const runSocket = (temp: string): string => join(temp, 'run.sock');

/** What `run-end.php` prints last when all went well. */
const END = '\ntalk-test: end';

const answerOf = (socketPath: string, path: string, signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, signal, timeout: PATIENCE }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.once('end', () => resolve(body));
      response.once('error', reject);
    });
    asked.once('timeout', () => asked.destroy(new Error(`no answer after ${PATIENCE} ms`)));
    asked.once('error', reject);
    asked.end();
  });

/**
 * Runs whole PHP files on the site's PHP-FPM, whose memory has WordPress compiled: PHP's command line takes four times
 * the processor time for the same question.
 * @param signal ends what is still running
 */
export const phpRunner = (temp: string, signal: AbortSignal): ((source: string) => Promise<string>) => {
  const folder = runFolder(temp);
  mkdirSync(folder, { recursive: true });
  let count = 0;
  return async (source) => {
    const name = `${count++}.php`;
    writeFileSync(join(folder, name), source);
    try {
      const said = await answerOf(runSocket(temp), `/${name}`, signal);
      if (said.endsWith(END)) return said.slice(0, -END.length);
      throw new Error(`PHP did not come to an end: ${said.trim().slice(-1500)}`);
    } finally {
      rmSync(join(folder, name), { force: true });
    }
  };
};
