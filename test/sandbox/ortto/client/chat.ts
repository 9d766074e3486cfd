import css from './chat.css';
import { rememberWidget } from './cookies.ts';
import { element, icon } from './elements.ts';
import type { InitOptions } from './app.ts';
import { post } from './wire.ts';

interface Message {
  id: number;
  from: 'visitor' | 'agent';
  text: string;
}

export interface Chat {
  /** The capture host, with its slash. */
  host: string;
  session: string;
  options: InitOptions;
  agent: string;
}

const hostId = 'ap3-talk-widget-ui';
const patience = 15_000;

/** Puts the launcher on the page: an open shadow root in an element of its own under the body. */
export const showChat = ({ host, session, options, agent }: Chat): void => {
  if (document.querySelector(`body > #${hostId}`)) return;
  const messagesUrl = `${host}-/sandbox/talk/messages`;
  let lastId = 0;

  const launcher = element(
    'div',
    { class: 'launcher', role: 'button', tabindex: '0', 'aria-label': 'Open chat', 'aria-expanded': 'false' },
    icon(
      'M21 11.5a8.4 8.4 0 0 1-12.2 7.5L3 21l2-5.6A8.4 8.4 0 1 1 21 11.5zM8.5 11.5h.01M12.5 11.5h.01M16.5 11.5h.01',
    ),
  );
  const log = element('div', {
    class: 'log',
    role: 'log',
    'aria-live': 'polite',
    tabindex: '0',
    'aria-label': 'Conversation',
  });
  const input = element('textarea', {
    rows: '1',
    maxlength: '2000',
    placeholder: 'Write a message …',
    id: 'message',
  });
  const form = element(
    'form',
    {},
    element('label', { class: 'sr', for: 'message' }, 'Your message'),
    input,
    element('button', { class: 'send', 'aria-label': 'Send' }, icon('M5 12h14M13 6l6 6-6 6')),
  );
  const close = element(
    'button',
    { class: 'close', type: 'button', 'aria-label': 'Close chat' },
    icon('M6 6l12 12M18 6L6 18'),
  );
  const panel = element(
    'section',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: '' },
    element(
      'header',
      {},
      element('div', { class: 'avatar', 'aria-hidden': 'true' }, agent.charAt(0)),
      element(
        'div',
        { class: 'titles' },
        element('h2', { id: 'title' }, `Chat with ${agent}`),
        element('p', {}, 'Online · answers in seconds'),
      ),
      close,
    ),
    log,
    form,
    element('p', { class: 'stand-in' }, 'Talk stand-in (local demo)'),
  );
  const typing = element(
    'div',
    { class: 'typing', 'aria-label': `${agent} is writing` },
    element('i'),
    element('i'),
    element('i'),
  );

  const add = ({ id, from, text }: Message): void => {
    if (id !== 0 && id <= lastId) return;
    lastId = Math.max(lastId, id);
    const sender = element('span', { class: 'sr' }, from === 'agent' ? `${agent}: ` : 'You: ');
    log.append(element('div', { class: `message ${from}` }, sender, text));
    log.scrollTop = log.scrollHeight;
  };
  const fetchMessages = async (wait: number): Promise<void> => {
    const response = await fetch(
      `${messagesUrl}?s=${encodeURIComponent(session)}&after=${lastId}&wait=${wait}`,
      { credentials: 'omit' },
    );
    const { messages } = (await response.json()) as { messages: Message[] };
    messages.forEach(add);
  };
  const send = async (text: string): Promise<void> => {
    const { messages } = (await post(messagesUrl, { s: session, text })) as unknown as {
      messages: Message[];
    };
    messages.forEach(add);
    log.append(typing);
    log.scrollTop = log.scrollHeight;
    await fetchMessages(patience);
  };
  const sayThatItFailed = (): void =>
    add({ id: 0, from: 'agent', text: 'Your message could not be sent. Please try again.' });

  const toggle = (open: boolean): void => {
    panel.hidden = !open;
    launcher.setAttribute('aria-expanded', String(open));
    launcher.setAttribute('aria-label', open ? 'Close chat' : 'Open chat');
    if (open) input.focus();
    else launcher.focus();
  };
  launcher.addEventListener('click', () => toggle(panel.hidden === true));
  launcher.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    toggle(panel.hidden === true);
  });
  close.addEventListener('click', () => toggle(false));
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') toggle(false);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    input.value = '';
    send(text)
      .catch(sayThatItFailed)
      .finally(() => typing.remove());
  });

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const widget = element('div', { id: hostId });
  widget.style.display = 'inline-flex';
  const shadow = widget.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet];
  // The launcher comes first in the tree, where sites look for it.
  shadow.append(element('div', { id: '__root' }, launcher, panel));
  document.body.append(widget);
  rememberWidget('talk', options.cookieDomains ?? []);

  add({ id: 0, from: 'agent', text: `Hello! This is ${agent}. How can I help you today?` });
  fetchMessages(0).catch(() => undefined);
};
