import { CAPTURE_PATHS } from '../../../contract/loader/paths.ts';
import type { CaptureBody, WidgetsAnswer } from '../../../contract/loader/wire.ts';
import type { TeamFirst } from '../model.ts';
import type { Address, Asker } from '../transport.ts';

/** Milliseconds that a visitor waits for it; after that they are asked as ever. */
const PATIENCE = 5000;

/**
 * What the team says first on this page, if anything: the outbound message that is answered, else the first one that
 * waits for nothing else. Asked for when a visitor wants to write, without the query of the page's address, which may
 * say who somebody is.
 */
export const teamFirstAt = async (
  { host, key }: Pick<Address, 'host' | 'key'>,
  { email, isPhone, now }: Asker,
): Promise<TeamFirst | undefined> => {
  const body: CaptureBody = {
    h: key,
    u: location.origin + location.pathname,
    tk: true,
    ...(email && { e: email }),
  };
  // As text: a browser asks for no leave first.
  const response = await fetch(host + CAPTURE_PATHS.widgets, {
    method: 'POST',
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  const { widgets } = (await response.json()) as WidgetsAnswer;
  // The one that the page shows, if the visitor answers that.
  const answers = window.talkSuite?.answers;
  const said =
    widgets.find((widget) => widget.id === answers) ??
    widgets.find(
      ({ when, page: { device } }) =>
        when.selection === 'immediately' && (device === 'any' || (device === 'phone') === isPhone),
    );
  const { id, talk_message_body: text, talk_message_agent: agent } = said ?? {};
  if (id === undefined || text === undefined) return;
  const author = agent
    ? { kind: 'agent' as const, id: agent.id, name: agent.name }
    : { kind: 'bot' as const, id: 'team' };
  return { id, event: { seq: 0, type: 'message', author, body: { text }, at: now, key: null } };
};
