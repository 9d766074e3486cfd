import { availabilityLine } from '../estimate.ts';
import type { MergeValues } from '../merge-tags/render.ts';
import { localized } from '../public-settings.ts';
import { emptyForm, needsForm, readForm } from './form.ts';
import type { Actions, Model, Screen } from './model.ts';
import { Panel } from './panel.ts';
import type { Parts, Room, Shell } from './room.ts';
import { form } from './views/form.ts';
import { home } from './views/home.ts';
import { waiting } from './views/waiting.ts';

/** The longest time that a timer takes, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

const visitorOf = ({ settings, details }: Model): MergeValues => {
  const { firstName, lastName, email } = details;
  return {
    site_name: settings.siteName,
    ...(email && { email }),
    ...(settings.visitors.showName && {
      ...(firstName && { first_name: firstName }),
      ...(lastName && { last_name: lastName }),
      name: [firstName, lastName].filter(Boolean).join(' '),
    }),
  };
};

/** The messenger of a page: its homepage and its form, and the room that it leads to. */
export class Messenger implements Shell {
  readonly parts: Parts;
  readonly panel: Panel;
  #model: Model;
  #room: Room | undefined;
  #arriving: Promise<Room> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.parts = parts;
    const { settings, speech, languages, storage, details } = parts;
    const { tab, browser } = storage;
    this.#model = {
      settings,
      texts: localized(settings, languages),
      speech,
      screen: tab?.view ?? 'home',
      rows: browser.secret || parts.isSignedIn() ? null : [],
      failed: false,
      conversation: tab?.conversation ?? null,
      thread: null,
      attached: [],
      attachTrouble: '',
      form: emptyForm,
      visitor: {},
      details: { ...tab?.details, ...details },
      // A Talk server says itself whom it does not take.
      mayWrite: settings.visitors.allow === 'everyone' || !!details.email,
      line: null,
      handOver: null,
      sound: !!browser.sound,
      now: 0,
      said: '',
    };
    this.panel = new Panel(parts.shadow, () => this.actions.close());
    this.set({});
  }

  get model(): Model {
    return this.#model;
  }

  set(change: Partial<Model>): void {
    const model = { ...this.#model, ...change };
    const { hours } = model.settings;
    const now = this.parts.now();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const line =
      hours.rows.length > 0
        ? availabilityLine({ hours, estimates: hours.estimates, now, zone }, model.speech)
        : null;
    this.#model = { ...model, now, line, visitor: visitorOf(model) };
    this.#draw();
    clearTimeout(this.#timer);
    const next = Math.min(line?.changes ?? Infinity, ...(this.#room?.changes?.(now) ?? []));
    if (next < Infinity)
      this.#timer = setTimeout(() => this.set({}), Math.min(Math.max(next - now, 0) + 20, LONGEST_TIMER));
  }
  #draw(): void {
    const { screen } = this.#model;
    const view = screen === 'home' ? home : screen === 'form' && form;
    this.panel.draw(
      this.#model,
      (view ? view(this.#model, this.actions) : this.#room?.view(screen)) ||
        waiting(this.#model, this.actions),
    );
  }

  /** Loads the room, once. */
  async bring(): Promise<Room> {
    if (this.#room) return this.#room;
    try {
      const room = await (this.#arriving ??= this.parts.room(this));
      if (!this.#room) {
        this.panel.style(room.css);
        this.#room = room;
        this.set({ failed: false });
      }
      return room;
    } catch (error) {
      this.#arriving = undefined;
      this.set({ failed: true });
      throw error;
    }
  }
  /** Does something in the room, which may have to be loaded first. Where it cannot be, that is said. */
  #inRoom(act: (room: Room) => void): void {
    if (this.#room) act(this.#room);
    else this.bring().then(act, () => undefined);
  }

  /** Whether the visitor has no conversation, as far as is known without the room. */
  get #isNew(): boolean {
    return this.#model.rows?.length === 0 && !this.#room && !this.parts.isSignedIn();
  }
  show(screen: Screen): void {
    this.set({ screen });
    // A visitor who reads the homepage, and has not written yet, needs no more than that.
    if (screen !== 'home' || !this.#isNew) this.#inRoom((room) => room.shown(screen));
  }
  open(view?: 'home' | 'thread'): void {
    this.panel.open();
    if (view === 'thread') this.actions.begin();
    else this.show(view ?? this.#model.screen);
    this.parts.opened(this.#model.screen === 'thread' ? 'thread' : 'home');
  }
  close(): void {
    this.panel.close();
    this.parts.closed();
  }
  /** The visitor has signed out: the next visitor is somebody else. */
  forget(): void {
    this.close();
    this.set({ screen: 'home', rows: [], details: {} });
  }
  /** Where the form leads to. */
  go(): void {
    this.set({ handOver: null });
    this.show(this.#model.settings.mode === 'server' ? 'thread' : 'handOver');
  }

  #ask(): void {
    const { settings, details } = this.#model;
    const fillIn = (): void => this.set({ screen: 'form', form: emptyForm });
    // On its way while the visitor fills the form in.
    this.bring().catch(() => undefined);
    if (!needsForm(settings.visitors, details)) this.go();
    else if (!settings.visitors.answersFirst || settings.mode === 'front') fillIn();
    else {
      this.set({ screen: 'greet' });
      this.bring().then((room) => room.greet!(fillIn), fillIn);
    }
  }

  readonly actions: Actions = {
    close: () => this.close(),
    show: (screen) => this.show(screen),
    begin: () => {
      if (!this.#model.mayWrite) this.show('home');
      // Who never wrote has nothing to go on with.
      else if (this.#isNew) this.#ask();
      else
        this.#inRoom((room) => {
          if (!room.resume()) this.#ask();
        });
    },
    fill: (field, text) => this.#fillIn({ values: { ...this.#model.form.values, [field]: text } }, field),
    agree: (agreed) => this.#fillIn({ agreed }, 'consent'),
    submit: () => {
      const { settings, details, form: filled } = this.#model;
      const read = readForm(settings.visitors, details, filled);
      if ('problems' in read) {
        this.set({ form: { ...filled, ...read } });
        this.panel.focus('[aria-invalid]');
        return;
      }
      this.set(read);
      this.go();
    },
    reload: () => {
      this.set({ failed: false });
      this.#inRoom((room) => room.shown(this.#model.screen));
    },
    rows: (rows) => this.#room?.rows?.(rows),
  };
  #fillIn(change: Partial<Model['form']>, field: keyof Model['form']['problems']): void {
    const { form: before } = this.#model;
    this.set({
      form: { ...before, ...change, problems: { ...before.problems, [field]: undefined } },
    });
  }
}
