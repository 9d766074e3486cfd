import type { VisitorPage } from '../browser/visitor-page.ts';
import { escapeAttribute } from './markup.ts';
import type { Requirement } from '../../core/csp/requirements/requirements.ts';
import type { Header, Page } from '../../core/csp/types.ts';
import { concreteHost, SITE, type Everywhere } from './everywhere.ts';
import type { Task, TaskReport } from './exercise.ts';
import type { TrialSurroundings } from './surroundings.ts';

/** Pages under policies, loaded for real: which of Talk's requirements come through. */

export interface TrialPage {
  readonly headers: readonly Header[];
  /** Contents of meta elements ahead of the loader. */
  readonly meta?: readonly string[];
  readonly page: Page;
  readonly requirements: readonly Requirement[];
  readonly scriptUrl: string;
}

export interface TrialResult {
  /** Whether the account's script ran at all. */
  readonly started: boolean;
  /** One for each requirement. */
  readonly loaded: readonly boolean[];
  readonly violations: readonly string[];
}

const fileOf: Readonly<Record<string, string>> = {
  'connect-src': 'data.json',
  'img-src': 'image.svg',
  'font-src': 'font.woff2',
  'media-src': 'sound.wav',
  'style-src-elem': 'style.css',
  'frame-src': 'frame.html',
};

const taskOf = ({ directive, source, role }: Requirement, id: string): Task => {
  const file = fileOf[directive];
  if (role !== undefined || file === undefined) return { directive, url: '' };
  const [scheme, host] = source.split('://') as [string, string];
  return { directive, url: `${scheme}://${concreteHost(host)}/${id}/${directive}/${file}` };
};

/** `crossorigin` is what a hash on another origin's script needs. */
const loaderTag = (
  { loader = '/loader.js', nonce, integrity }: Page,
  attributes: Readonly<Record<string, string>>,
): string => {
  const all = {
    src: loader,
    ...attributes,
    ...(nonce !== undefined && { nonce }),
    ...(integrity !== undefined && { integrity, crossorigin: 'anonymous' }),
  };
  return `<script ${Object.entries(all)
    .map(([name, value]) => `${name}="${escapeAttribute(value)}"`)
    .join(' ')}></script>`;
};

const pagesAtOnce = 6;

/** In the page around: frames, and what they tell. A frame that has loaded without a word ran no script. */
const runFrames = (page: VisitorPage, paths: readonly string[]): Promise<(TaskReport | null)[]> =>
  page.evaluate(async (list) => {
    const reports = new Map<string, { done: boolean[]; violations: string[] }>();
    const started = new Set<string>();
    window.addEventListener('message', ({ data }) => {
      const { id, ...report } = data as {
        id: string;
        started?: boolean;
        done: boolean[];
        violations: string[];
      };
      if (report.started) started.add(id);
      else reports.set(id, report);
    });
    const frames = list.map(async (path) => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      frame.src = path;
      document.body.append(frame);
      await loaded;
      for (let wait = 150; wait > 0; wait = started.has(path) && !reports.has(path) ? 15 : 0) {
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
      const report = reports.get(path) ?? null;
      frame.remove();
      return report;
    });
    return Promise.all(frames);
  }, paths as string[]);

/** The page is tried in a frame, which is not what `frame-ancestors` is asked about here. */
const framed = ({ name, value }: Header): Header => ({
  name,
  value: value
    .split(',')
    .map((policy) =>
      policy
        .split(';')
        .filter((part) => !/^\s*frame-ancestors\b/i.test(part))
        .join(';'),
    )
    .join(','),
});

const metaElements = ({ meta = [] }: TrialPage): string =>
  meta
    .map((content) => `<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(content)}">`)
    .join('');

const prepare = (everywhere: Everywhere, trial: TrialPage, path: string): Task[] => {
  const tasks = trial.requirements.map((requirement) => taskOf(requirement, path.slice(1)));
  const tag = loaderTag(trial.page, {
    'data-src': trial.scriptUrl,
    'data-tasks': JSON.stringify(tasks),
    'data-id': path,
  });
  everywhere.pages.set(path, {
    headers: trial.headers.map(framed),
    html: `<!doctype html><html><head><meta charset="utf-8"><title>page</title>${metaElements(trial)}</head><body>${tag}</body></html>`,
  });
  return tasks;
};

let runs = 0;

/** Loads each page and says what came through. */
export const runTrials = async (
  { newPage, everywhere }: TrialSurroundings,
  trials: readonly TrialPage[],
): Promise<TrialResult[]> => {
  const results: TrialResult[] = [];
  everywhere.pages.set('/around', { headers: [], html: '<!doctype html><title>around</title><body></body>' });
  const page = await newPage();
  for (let from = 0; from < trials.length; from += pagesAtOnce) {
    const batch = trials.slice(from, from + pagesAtOnce);
    everywhere.seen.clear();
    runs += 1;
    const paths = batch.map((_, index) => `/page-${runs}-${index}`);
    const tasks = batch.map((trial, index) => prepare(everywhere, trial, paths[index]!));
    await page.goto(`https://${SITE}/around`);
    const reports = await runFrames(page, paths);
    for (const path of paths) everywhere.pages.delete(path);
    reports.forEach((report, index) => {
      results.push({
        started: report !== null,
        loaded: tasks[index]!.map(
          ({ url }, number) => report?.done[number] === true || everywhere.seen.has(url),
        ),
        violations: report?.violations ?? [],
      });
    });
  }
  await page.close();
  return results;
};
