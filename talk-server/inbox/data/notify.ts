import { t } from '../texts/index.ts';

export const SOUNDS = ['off', 'chime', 'knock', 'bell'] as const;
export type SoundName = (typeof SOUNDS)[number];

export interface NotificationChoices {
  readonly sound: SoundName;
  /** 0 to 1. */
  readonly volume: number;
  readonly desktop: boolean;
  /** Minutes without a touch after which the member counts as away; 0: never. */
  readonly idleAfter: number;
}

const STORED = 'talk-inbox-told';
const DEFAULT: NotificationChoices = { sound: 'chime', volume: 0.6, desktop: false, idleAfter: 10 };

let choices: NotificationChoices = ((): NotificationChoices => {
  try {
    return {
      ...DEFAULT,
      ...(JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<NotificationChoices>),
    };
  } catch {
    return DEFAULT;
  }
})();

export const readChoices = (): NotificationChoices => choices;
export const writeChoices = (next: NotificationChoices): void => {
  choices = next;
  try {
    localStorage.setItem(STORED, JSON.stringify(next));
  } catch {
    // It lasts as long as the page then.
  }
};

/** Each sound as its tones: hertz, seconds after the start, seconds it lasts. */
const TONES: Readonly<Record<Exclude<SoundName, 'off'>, readonly (readonly [number, number, number])[]>> = {
  chime: [
    [880, 0, 0.18],
    [1318.5, 0.12, 0.3],
  ],
  knock: [
    [220, 0, 0.06],
    [220, 0.14, 0.06],
  ],
  bell: [
    [1046.5, 0, 0.7],
    [2093, 0, 0.4],
  ],
};

let audio: AudioContext | undefined;
let played = 0;

/** Browsers let a page sound after the first click on it: then, and not before, the way is opened. */
const unlock = (): void => {
  audio ??= new AudioContext();
  void audio.resume();
};
window.addEventListener('pointerdown', unlock, { once: true });
window.addEventListener('keydown', unlock, { once: true });

/** How many sounds were played; tests count them. */
export const soundsPlayed = (): number => played;

export const play = (sound: SoundName = choices.sound, volume: number = choices.volume): void => {
  if (sound === 'off' || audio === undefined || audio.state === 'closed') return;
  played += 1;
  document.documentElement.dataset['sounds'] = String(played);
  const start = audio.currentTime + 0.01;
  for (const [hertz, after, lasts] of TONES[sound]) {
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = hertz;
    tone.type = 'sine';
    loudness.gain.setValueAtTime(volume * 0.4, start + after);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + after + lasts);
    tone.connect(loudness).connect(audio.destination);
    tone.start(start + after);
    tone.stop(start + after + lasts);
  }
};

/** Says on the computer's own screen that somebody wrote; once a conversation, the newest replaces the one before. */
export const notify = (conversation: string, title: string, text: string, open: () => void): void => {
  if (!choices.desktop || !('Notification' in window) || Notification.permission !== 'granted') return;
  const shown = new Notification(title, {
    body: text.slice(0, 120),
    tag: conversation,
    silent: true,
  });
  shown.addEventListener('click', () => {
    window.focus();
    open();
    shown.close();
  });
};

/** The number of unread conversations in the title and on the icon. */
export const showUnread = (count: number): void => {
  const title = t('inbox');
  document.title = count > 0 ? t('unreadTitle', { count, title }) : title;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon) {
    icon.dataset['read'] ??= icon.getAttribute('href')!;
    const wanted = count > 0 ? icon.dataset['unread']! : icon.dataset['read'];
    if (icon.getAttribute('href') !== wanted) icon.setAttribute('href', wanted);
  }
  if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => undefined);
};
