import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { WebSite } from '../browser/web-site.ts';

/** MIT, October 2025, the newest on npm. Packed for a run: nothing of the project depends on it. */
export const ROCKET_CHAT = '@rocket.chat/livechat@1.13.3';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
};

/**
 * Puts Rocket.Chat's published widget on a site, as a Rocket.Chat server has it. Its server does not answer, so that it
 * costs no less than here.
 * @returns what its owner pastes into a page; null where npm cannot be asked
 */
export const rocketChat = async (site: WebSite, url: string): Promise<string | null> => {
  const run = promisify(execFile);
  const folder = await mkdtemp(join(tmpdir(), 'talk-rocket-chat-'));
  try {
    const { stdout } = await run('npm', ['pack', ROCKET_CHAT, '--silent'], { cwd: folder });
    await run('tar', ['xzf', stdout.trim()], { cwd: folder });
    const build = join(folder, 'package/build');
    for (const name of await readdir(build))
      if (TYPES[extname(name)] !== undefined)
        site.files.set(`/livechat/${name}`, {
          body: await readFile(join(build, name), 'utf8'),
          type: TYPES[extname(name)]!,
        });
    site.files.set('/livechat', { body: await readFile(join(build, 'index.html'), 'utf8') });
  } catch (error) {
    console.log(`  ${ROCKET_CHAT} is left out: ${String(error)}`);
    return null;
  } finally {
    await rm(folder, { recursive: true });
  }
  return `<script>(function(w,d,s,u){w.RocketChat=function(c){w.RocketChat._.push(c)};w.RocketChat._=[];w.RocketChat.url=u;var h=d.getElementsByTagName(s)[0],j=d.createElement(s);j.async=true;j.src=u+'/rocketchat-livechat.min.js';h.parentNode.insertBefore(j,h);})(window,document,'script','${url}/livechat');</script>`;
};
