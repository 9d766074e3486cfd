import { openEngine, type EngineName, type OpenedPage } from '../../browser/engines.ts';
import { startAnyName } from './any-name.ts';

/**
 * What an engine lets each source expression load, measured fast: a page sends many policies that only report, one
 * expression each, and asks for one address after the other; each policy reports what it would block. The last
 * policy allows nothing, so that its report is the end of an address. Blocked pictures are asked for as well, so
 * nothing has to be waited for but these reports.
 */

export interface Measured {
  readonly engine: EngineName;
  readonly version: string;
  /** For each expression, for each address: whether it may be loaded. */
  readonly allowed: readonly (readonly boolean[])[];
}

/** Expressions that one page's headers carry. */
const AT_ONCE = 200;

const END = 'end';
/** The base address is never used: it only carries the number into the report. */
const policyOf = (source: string, id: number | string): string =>
  `img-src ${source}; connect-src ${source}; base-uri id-${id}.test`;

/** A header is bytes; characters beyond ASCII travel as the bytes of their UTF-8 form. */
const asBytes = (value: string): string => Buffer.from(value, 'utf8').toString('latin1');

/** Serialized into the page. For each address the numbers of the policies that block it. */
const askFor = async (addresses: string[]): Promise<number[][]> => {
  const blob = URL.createObjectURL(new Blob(['']));
  let blocked: number[] = [];
  let reported = '';
  let ended = (): void => {};
  // Held: WebKit asks for nothing once an image has been collected.
  let image: HTMLImageElement | null = null;
  let socket: WebSocket | null = null;
  document.addEventListener('securitypolicyviolation', ({ originalPolicy, blockedURI }) => {
    // The page's own icon is asked for as well.
    if (blockedURI !== reported) return;
    const id = /id-(\d+|end)\.test/i.exec(originalPolicy)![1]!;
    if (id === 'end') ended();
    else blocked.push(Number(id));
  });
  const all: number[][] = [];
  /** An address as reports have it: without what is no part of a request, or the scheme alone. */
  const inReports = (address: string): string => {
    const url = new URL(address);
    if (!/^(http|ws)/.test(url.protocol)) return url.protocol.slice(0, -1);
    url.hash = url.username = url.password = '';
    return url.href;
  };
  for (const address of addresses) {
    blocked = [];
    reported = inReports(address);
    const end = new Promise<void>((resolve, reject) => {
      ended = resolve;
      setTimeout(() => reject(new Error(`Nothing was reported for ${address} on ${location.href}`)), 60_000);
    });
    if (/^wss?:/.test(address)) socket = new WebSocket(address);
    else {
      image = new Image();
      image.src = address === 'blob:' ? blob : address;
    }
    await end;
    all.push(blocked);
    socket?.close();
    [image, socket] = [null, null];
  }
  return all;
};

export interface Measurement {
  /** Where the page is that asks: what `'self'` and a missing scheme stand for. */
  readonly page: string;
  readonly sources: readonly string[];
  readonly addresses: readonly string[];
}

/** Measures in one engine. @throws where an engine reports nothing at all for an address */
export const measure = async (
  name: EngineName,
  measurements: readonly Measurement[],
): Promise<readonly Measured[]> => {
  let policies: readonly string[] = [];
  const server = await startAnyName((request, response) => {
    response.setHeader('cache-control', 'no-store');
    if (request.url !== '/asks') return void response.writeHead(204).end();
    response.setHeader('content-security-policy-report-only', policies.map(asBytes));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>asks</title>');
  });
  const engine = await openEngine(name, { portOf: () => server.port, trust: server.trust });
  const one = async (opened: OpenedPage, { page, sources, addresses }: Measurement): Promise<Measured> => {
    const allowed: boolean[][] = [];
    for (let from = 0; from < sources.length; from += AT_ONCE) {
      const batch = sources.slice(from, from + AT_ONCE);
      policies = [...batch.map(policyOf), policyOf("'none'", END)];
      await opened.page.goto(new URL('/asks', page).href);
      const blocked = await opened.page.evaluate(askFor, addresses as string[]);
      const sets = blocked.map((ids) => new Set(ids));
      allowed.push(...batch.map((_, index) => sets.map((ids) => !ids.has(index))));
    }
    return { engine: name, version: engine.version, allowed };
  };
  try {
    const opened = await engine.open();
    const results: Measured[] = [];
    for (const measurement of measurements) results.push(await one(opened, measurement));
    return results;
  } finally {
    await engine.close();
    await server.stop();
  }
};
