/** A message of a conversation, as the chat panel shows it. */
export interface Message {
  id: number;
  from: 'visitor' | 'agent';
  text: string;
  /** ISO 8601 */
  at: string;
}

export const agent = { name: 'Robin', status: 'online' } as const;

const answers: readonly (readonly [pattern: RegExp, answer: string])[] = [
  [
    /\b(ship|deliver|post|arriv)/i,
    'Orders leave us within one working day and take two to four days to you.',
  ],
  [/\b(return|refund|exchange)/i, 'You can return anything within 30 days; the label is in the parcel.'],
  [
    /\b(price|cost|discount|how much)/i,
    'The price on the product page is final: tax included, nothing added at the checkout.',
  ],
  [
    /\b(human|person|agent|robot|bot)\b/i,
    'I am a simulation on this machine. On your site, your own team answers here.',
  ],
  [/\b(thanks|thank you|cheers|bye)\b/i, 'You are welcome. Have a lovely day!'],
  [
    /\b(hi|hello|hey|good (morning|afternoon|evening))\b/i,
    'Hello! I am Robin, a simulated agent. What can I do for you?',
  ],
];

const answerTo = (text: string): string =>
  answers.find(([pattern]) => pattern.test(text))?.[1] ??
  `Thank you, I have noted: “${text.length > 80 ? `${text.slice(0, 80)}…` : text}”. Someone will look into it.`;

/** Conversations by session, with an agent who answers everything after `answerDelay` milliseconds. */
export class Conversations {
  readonly #messages = new Map<string, Message[]>();
  readonly #waiting = new Set<(goOn: boolean) => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #answerDelay: number;

  constructor(answerDelay: number) {
    this.#answerDelay = answerDelay;
  }

  /** The messages of a session after the one with the id `after`, oldest first. */
  since(session: string, after = 0): Message[] {
    return (this.#messages.get(session) ?? []).filter(({ id }) => id > after);
  }

  say(session: string, text: string): Message {
    const message = this.#add(session, 'visitor', text);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#add(session, 'agent', answerTo(text));
    }, this.#answerDelay);
    this.#timers.add(timer);
    return message;
  }

  /** As `since`, but waits up to `patience` milliseconds for one. */
  async next(session: string, after: number, patience: number): Promise<Message[]> {
    const end = Date.now() + patience;
    let wait = true;
    while (wait && this.since(session, after).length === 0 && Date.now() < end) {
      wait = await new Promise<boolean>((resolve) => {
        const wake = (goOn: boolean): void => {
          clearTimeout(timer);
          this.#waiting.delete(wake);
          resolve(goOn);
        };
        const timer = setTimeout(wake, end - Date.now(), false);
        this.#waiting.add(wake);
      });
    }
    return this.since(session, after);
  }

  /** Forgets everything and lets nobody wait. */
  clear(): void {
    this.#timers.forEach(clearTimeout);
    this.#timers.clear();
    this.#messages.clear();
    this.#waiting.forEach((wake) => wake(false));
  }

  #add(session: string, from: Message['from'], text: string): Message {
    const messages = this.#messages.get(session) ?? [];
    const message = { id: messages.length + 1, from, text, at: new Date().toISOString() };
    this.#messages.set(session, [...messages, message]);
    this.#waiting.forEach((wake) => wake(true));
    return message;
  }
}
