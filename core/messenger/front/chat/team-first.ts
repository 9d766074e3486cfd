import { askWidgets } from '../../outbound/ask.ts';
import type { Address, Asker, TeamFirst } from '../transport.ts';

/**
 * What the team says first on this page, if anything: the outbound message that is answered, else the first one that
 * waits for nothing else. Asked for when a visitor wants to write.
 */
export const teamFirstAt = async (
  { host, key }: Pick<Address, 'host' | 'key'>,
  { email, isPhone, now }: Asker,
): Promise<TeamFirst | undefined> => {
  const { widgets } = await askWidgets({ host, key }, { ...(email && { e: email }) });
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
