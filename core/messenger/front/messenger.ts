import { availabilityLine, type AvailabilityLine } from '../estimate.ts';
import type { MergeValues } from '../merge-tags/render.ts';
import { emptyForm, needsForm, readForm } from './form.ts';
import { wholeOf, type Actions, type Model, type Screen } from './model.ts';
import { panelIn } from './panel.ts';
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

/** What follows from the rest of the model, each time it is drawn. */
type WorkedOut = 'visitor' | 'mayStart' | 'line' | 'now';

/** What is shown before anything has happened on this page. */
const firstModel = ({
  settings,
  storage,
  texts,
  speech,
  details,
  isSignedIn,
}: Parts): Omit<Model, WorkedOut> => {
  const { tab, browser } = storage;
  return {
    settings,
    texts,
    speech,
    screen: tab?.view ?? 'home',
    rows: browser.secret || isSignedIn() ? null : [],
    failed: false,
    conversation: tab?.conversation ?? null,
    thread: null,
    attached: [],
    attachTrouble: '',
    form: emptyForm,
    details: { ...tab?.details, ...details },
    // A Talk server says itself whom it does not take.
    mayWrite: settings.visitors.allow === 'everyone' || !!details.email,
    handOver: null,
    sound: !!browser.sound,
    said: '',
  };
};

/** Whether the team is there, where it has office hours. */
const lineOf = ({ settings: { hours }, speech }: Model, now: number): AvailabilityLine | null => {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  return hours.rows.length > 0
    ? availabilityLine({ hours, estimates: hours.estimates, now, zone }, wholeOf(speech))
    : null;
};

/** What the owner wants a visitor to read of the team now, and whether a conversation can be started. */
const offered = (
  { settings, mayWrite, thread }: Model,
  line: AvailabilityLine | null,
): Pick<Model, 'line' | 'mayStart'> => {
  const away = line && !line.open && settings.hours.outside;
  return {
    line: away === 'open' ? null : line,
    mayStart: away !== 'hide' && mayWrite && !thread?.blocked,
  };
};

/** What a visitor does in the form. @param go where it leads to */
const formActions = (
  shell: () => Pick<Shell, 'model' | 'set' | 'panel' | 'parts'>,
  go: () => void,
): Pick<Actions, 'fill' | 'agree' | 'submit'> => {
  const change = (changed: Partial<Model['form']>, field: keyof Model['form']['problems']): void => {
    const { model, set } = shell();
    const problems = { ...model.form.problems, [field]: undefined };
    set({ form: { ...model.form, ...changed, problems } });
  };
  return {
    fill: (field, text) => change({ values: { ...shell().model.form.values, [field]: text } }, field),
    agree: (agreed) => change({ agreed }, 'consent'),
    submit: () => {
      const { model, set, panel, parts } = shell();
      const read = readForm(model.settings.visitors, model.details, model.form);
      if ('problems' in read) {
        set({ form: { ...model.form, ...read } });
        panel.focus('[aria-invalid]');
        // What is wrong may take words that not everybody needs.
        parts.allWords().catch(() => undefined);
      } else {
        set(read);
        go();
      }
    },
  };
};

/** The room, which is loaded once, when it is first needed. */
const roomOf = (shell: () => Shell) => {
  let room: Room | undefined;
  let arriving: Promise<Room> | undefined;
  const bring = (): Promise<Room> => {
    const { parts, panel, set } = shell();
    return (arriving ??= parts.room(shell()).then(
      (arrived) => {
        panel.style(arrived.css);
        room = arrived;
        set({ failed: false });
        return arrived;
      },
      (error: unknown) => {
        arriving = undefined;
        set({ failed: true });
        throw error;
      },
    ));
  };
  return {
    get here(): Room | undefined {
      return room;
    },
    bring,
    /** Does something in the room. Where it cannot be loaded, that is said. */
    within: (act: (room: Room) => void): void => {
      if (room) act(room);
      else bring().then(act, () => undefined);
    },
  };
};

/** The messenger of a page: its homepage and its form, and the room that it leads to. */
export const messengerOf = (parts: Parts) => {
  const { settings } = parts;
  const room = roomOf(() => shell);
  const { bring, within } = room;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let model = firstModel(parts) as Model;

  /** Changes what is shown, and draws it. */
  const set = (change: Partial<Model>): void => {
    const now = parts.now();
    model = { ...model, ...change };
    const line = lineOf(model, now);
    model = { ...model, now, ...offered(model, line), visitor: visitorOf(model) };
    const { screen } = model;
    const view = screen === 'home' ? home : screen === 'form' && form;
    panel.draw(model, (view ? view(model, actions) : room.here?.view(screen)) || waiting(model, actions));
    clearTimeout(timer);
    const next = Math.min(line?.changes ?? Infinity, ...(room.here?.changes?.(now) ?? []));
    if (next < Infinity) timer = setTimeout(() => set({}), Math.min(next - now + 20, LONGEST_TIMER));
  };

  /** Whether the visitor has no conversation, as far as is known without the room. */
  const isNew = (): boolean => model.rows?.length === 0 && !room.here && !parts.isSignedIn();
  const show = (screen: Screen): void => {
    set({ screen });
    // A visitor who reads the homepage, and has not written yet, needs no more than that.
    if (screen !== 'home' || !isNew()) within((there) => there.shown(screen));
  };
  /** Where the form leads to. */
  const go = (): void => {
    set({ handOver: null });
    show(settings.mode === 'server' ? 'thread' : 'handOver');
  };
  const close = (): void => {
    panel.close();
    parts.closed();
  };

  const ask = (): void => {
    if (!model.mayStart) return show('home');
    const fillIn = (): void => set({ screen: 'form', form: emptyForm });
    // On its way while the visitor fills the form in.
    bring().catch(() => undefined);
    if (!needsForm(settings.visitors, model.details)) go();
    else if (!settings.visitors.answersFirst || settings.mode === 'front') fillIn();
    else {
      set({ screen: 'greet' });
      bring().then((there) => there.greet!(fillIn), fillIn);
    }
  };
  const actions: Actions = {
    close,
    show,
    begin: () => {
      // Who never wrote has nothing to go on with.
      if (isNew()) ask();
      else
        within((there) => {
          if (!there.resume()) ask();
        });
    },
    ...formActions(() => shell, go),
    reload: () => {
      set({ failed: false });
      within((there) => there.shown(model.screen));
    },
    rows: (rows) => room.here?.rows?.(rows),
  };

  const panel = panelIn(parts.shadow, close);
  const shell = {
    parts,
    panel,
    get model(): Model {
      return model;
    },
    actions,
    set,
    bring,
    show,
    go,
    close,
    open: (view?: 'home' | 'thread'): void => {
      panel.open();
      // A form that is being filled in stays.
      if (view === 'thread' && model.screen !== 'form') actions.begin();
      else show(view === 'home' ? view : model.screen);
      parts.opened(model.screen === 'thread' ? 'thread' : 'home');
    },
    /** The visitor has signed out: the next visitor is somebody else. */
    forget: (): void => {
      close();
      set({ screen: 'home', rows: [], details: {} });
    },
  } satisfies Shell & Record<string, unknown>;
  set({});
  return shell;
};
export type Messenger = ReturnType<typeof messengerOf>;
