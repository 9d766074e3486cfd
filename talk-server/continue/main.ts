// Where the link of a mail leads: one conversation, read and answered. Its token is in the fragment, which is sent to
// nobody; it is spent when the person presses the button, and then forgotten by the address.
import './continue.css';
import { button, element, field } from './elements.ts';
import { locale, setLanguage } from '../page-language/language.ts';
import { loadTexts } from './texts.ts';

interface Shown {
  readonly seq: number;
  readonly type: string;
  readonly author: { readonly kind: string; readonly name?: string };
  readonly body: { readonly text?: string; readonly status?: string };
  readonly at: number;
}
interface Page {
  readonly site: string;
  readonly events: readonly Shown[];
  readonly more: boolean;
}

const texts = await loadTexts();
setLanguage();

const script = document.querySelector<HTMLScriptElement>('script[data-base]')!;
const api = `${script.dataset['base']!.replace(/\/continue$/, '')}/v1/continue`;
const root = document.querySelector<HTMLElement>('#continue')!;
const STORED = 'talk-continue';
const WAIT = 25;
const AGAIN = 3000;

let secret = sessionStorage.getItem(STORED);

const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${api}${path}`, {
    method,
    headers: {
      ...(secret !== null && { Authorization: `Bearer ${secret}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const newKey = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const showGone = (): void => {
  sessionStorage.removeItem(STORED);
  root.replaceChildren(element('h1', {}, texts.gone), element('p', {}, texts.goneNext));
};

const lineOf = ({ type, author, body, at }: Shown): HTMLElement => {
  if (type === 'status')
    return element('p', { class: 'status' }, body.status === 'closed' ? texts.closed : texts.reopened);
  const isOwn = author.kind === 'visitor';
  return element(
    'article',
    { class: isOwn ? 'own' : 'theirs' },
    element('strong', {}, isOwn ? texts.you : (author.name ?? texts.team)),
    element(
      'time',
      {},
      new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(at),
    ),
    element('p', { dir: 'auto' }, body.text ?? ''),
  );
};

/** Why the server refused an answer, in words; for anything else a second attempt is worth it. */
const REFUSED: Readonly<Record<string, string>> = {
  closed: texts.isClosed,
  blocked: texts.blocked,
  identityNeeded: texts.signInFirst,
  detailsNeeded: texts.agreeFirst,
};

/** Sends an answer; what was not sent stays in the box, and is sent under the same key again. */
const answerForm = (): HTMLElement => {
  const box = field(texts.answer);
  const status = element('p', { role: 'status' });
  const send = button(texts.send, 'submit');
  const form = element('form', {}, box.label, box.input, send, status);
  let key = newKey();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = box.input.value.trim();
    if (text === '' || send.disabled) return;
    send.disabled = true;
    status.textContent = texts.sending;
    ask('POST', '/events', { key, text })
      .then(async (response) => {
        if (!response.ok) throw new Error(((await response.json()) as { problem: string }).problem);
        box.input.value = '';
        key = newKey();
        status.textContent = texts.sent;
        return undefined;
      })
      .catch((error: Error) => {
        status.textContent = REFUSED[error.message] ?? texts.notSent;
      })
      .finally(() => {
        send.disabled = false;
        box.input.focus();
      });
  });
  return form;
};

const showThread = async (): Promise<void> => {
  const title = element('h1', { tabindex: '-1' }, texts.loading);
  const log = element('div', { role: 'log', 'aria-live': 'polite', class: 'log' });
  root.replaceChildren(title, log, answerForm());
  let after = 0;
  for (;;) {
    try {
      const response = await ask('GET', `/events?after=${after}&wait=${after === 0 ? 0 : WAIT}`);
      if (response.status === 403) return showGone();
      if (!response.ok) throw new Error(String(response.status));
      const page = (await response.json()) as Page;
      title.textContent = page.site;
      for (const event of page.events) {
        log.append(lineOf(event));
        after = event.seq;
      }
      if (page.events.length > 0) {
        log.lastElementChild?.scrollIntoView({ block: 'nearest' });
        void ask('POST', '/read', { seq: after });
      }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
};

const showQuestion = (token: string): void => {
  const open = button(texts.open, 'button');
  const problem = element('p', { role: 'alert' });
  open.addEventListener('click', () => {
    open.disabled = true;
    ask('POST', '/open', { token })
      .then(async (response) => {
        if (response.status === 404 || response.status === 400) return showGone();
        if (!response.ok) throw new Error(String(response.status));
        ({ secret } = (await response.json()) as { secret: string });
        sessionStorage.setItem(STORED, secret!);
        history.replaceState(null, '', location.pathname);
        return showThread();
      })
      .catch(() => {
        open.disabled = false;
        problem.textContent = texts.away;
      });
  });
  root.replaceChildren(element('h1', {}, texts.title), element('p', {}, texts.intro), open, problem);
};

const token = location.hash.slice(1);
if (token !== '') showQuestion(token);
else if (secret !== null) void showThread();
else showGone();
