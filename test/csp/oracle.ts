import type { Browser, Page } from 'playwright-core';
import { parsePolicy } from '../../core/csp/policy/parse.ts';
import type { Policy } from '../../core/csp/types.ts';
import { listen, type Listening } from '../browser/listening.ts';

/**
 * Chromium as the judge of "S ⊑ M": a frame with the attribute `csp="M"` shows a page from another origin only
 * if the policies that page sends allow nothing beyond M (CSP: Embedded Enforcement).
 */

export interface Question {
  /** M: what must allow at least as much. */
  readonly wide: string;
  /** S: what the site sent, one policy each. */
  readonly narrow: readonly string[];
}

/** `unjudged`: a page without any policy was let through as well, so the attribute was not understood. */
export type Answer = 'subsumed' | 'notSubsumed' | 'unjudged';

/**
 * What frames do not judge, or whose presence makes the browser ignore the whole attribute: reporting, what a meta
 * element cannot have, Trusted Types, upgrading. Compared as text instead.
 */
const comparedAsText: ReadonlySet<string> = new Set([
  'report-uri',
  'report-to',
  'frame-ancestors',
  'sandbox',
  'require-trusted-types-for',
  'trusted-types',
  'upgrade-insecure-requests',
  'block-all-mixed-content',
]);

const directivesOf = ({ directives }: Policy, wanted: (name: string) => boolean): string =>
  [...directives.values()]
    .filter(({ name }) => wanted(name))
    .map(({ name, values }) => [name, ...values].join(' '))
    .join('; ');

/** The part of a policy that frames judge, and the part that is compared as text. */
export const judgedParts = (text: string): { judged: string; asText: string } => {
  const policy = parsePolicy(text);
  return {
    judged: directivesOf(policy, (name) => !comparedAsText.has(name)),
    asText: directivesOf(policy, (name) => comparedAsText.has(name)),
  };
};

const framesAtOnce = 40;

interface Frame {
  readonly csp: string;
  readonly policies: readonly string[];
}

const blockedUrl = 'chrome-error://chromewebdata/';

/** Whether each frame's page was shown. */
const showFrames = async (page: Page, port: number, frames: readonly Frame[]): Promise<boolean[]> => {
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.evaluate(
    async ({ list, origin }) => {
      const loaded = list.map(({ csp, policies }, index) => {
        const frame = document.createElement('iframe');
        frame.name = `frame-${index}`;
        frame.setAttribute('csp', csp);
        frame.src = `${origin}/child?${policies.map((policy) => `policy=${encodeURIComponent(policy)}`).join('&')}`;
        const done = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        return done;
      });
      await Promise.all(loaded);
    },
    { list: frames as Frame[], origin: `http://localhost:${port}` },
  );
  const urls = new Map(page.frames().map((frame) => [frame.name(), frame.url()]));
  return frames.map((_, index) => {
    const url = urls.get(`frame-${index}`);
    if (url === undefined || url === '') throw new Error(`Frame ${index} is missing`);
    return url !== blockedUrl;
  });
};

export interface Oracle {
  ask(questions: readonly Question[]): Promise<Answer[]>;
  stop(): Promise<void>;
}

const startServer = (): Promise<Listening> =>
  listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const policies = url.searchParams.getAll('policy').filter(Boolean);
    if (policies.length > 0) response.setHeader('content-security-policy', policies);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>frame</title>');
  }, {});

export const startOracle = async (browser: Browser): Promise<Oracle> => {
  const server = await startServer();
  const page = await browser.newPage();
  const show = async (frames: readonly Frame[]): Promise<boolean[]> => {
    const shown: boolean[] = [];
    for (let from = 0; from < frames.length; from += framesAtOnce) {
      shown.push(...(await showFrames(page, server.port, frames.slice(from, from + framesAtOnce))));
    }
    return shown;
  };
  return {
    ask: async (questions) => {
      const controls = await show(questions.map(({ wide }) => ({ csp: wide, policies: [] })));
      const shown = await show(questions.map(({ wide, narrow }) => ({ csp: wide, policies: narrow })));
      return questions.map((_, index) => {
        if (controls[index]) return 'unjudged';
        return shown[index] ? 'subsumed' : 'notSubsumed';
      });
    },
    stop: async () => {
      await page.close();
      await server.stop();
    },
  };
};
