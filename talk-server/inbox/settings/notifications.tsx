import { useState } from 'react';
import { play, readChoices, SOUNDS, writeChoices, type SoundName } from '../data/notify.ts';
import { Field } from '../parts/field.tsx';
import { t, type TextKey } from '../texts/index.ts';

const NAME: Readonly<Record<SoundName, TextKey>> = {
  off: 'soundOff',
  chime: 'soundChime',
  knock: 'soundKnock',
  bell: 'soundBell',
};

/** Minutes; 0: never. */
const IDLE_CHOICES = [5, 10, 30, 0] as const;

/** How this browser says that somebody wrote. */
export const Notifications = () => {
  const [choices, setChoices] = useState(readChoices);
  const [denied, setDenied] = useState(
    () => 'Notification' in window && Notification.permission === 'denied',
  );
  const set = (next: typeof choices): void => {
    setChoices(next);
    writeChoices(next);
  };
  const turnOn = async (): Promise<void> => {
    const answer = await Notification.requestPermission();
    setDenied(answer === 'denied');
    set({ ...choices, desktop: answer === 'granted' });
  };
  return (
    <section className="card">
      <Field label={t('sound')}>
        {(ids) => (
          <select
            {...ids}
            value={choices.sound}
            onChange={(event) => {
              const sound = event.target.value as SoundName;
              set({ ...choices, sound });
              play(sound, choices.volume);
            }}
          >
            {SOUNDS.map((sound) => (
              <option key={sound} value={sound}>
                {t(NAME[sound])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('volume')}>
        {(ids) => (
          <input
            {...ids}
            type="range"
            min="0"
            max="1"
            step="0.1"
            value={choices.volume}
            disabled={choices.sound === 'off'}
            onChange={(event) => set({ ...choices, volume: Number(event.target.value) })}
          />
        )}
      </Field>
      <button type="button" className="button" onClick={() => play()} disabled={choices.sound === 'off'}>
        {t('playSound')}
      </button>
      <h3>{t('presence')}</h3>
      <Field label={t('idleAfter')} hint={t('idleAfterHint')}>
        {(ids) => (
          <select
            {...ids}
            value={choices.idleAfter}
            onChange={(event) => set({ ...choices, idleAfter: Number(event.target.value) })}
          >
            {IDLE_CHOICES.map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes === 0 ? t('idleNever') : t('idleMinutes', { count: minutes })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <h3>{t('desktop')}</h3>
      {denied ? (
        <p className="error">{t('desktopDenied')}</p>
      ) : (
        <p>{t(choices.desktop ? 'desktopOn' : 'desktopOff')}</p>
      )}
      {!denied && (
        <button
          type="button"
          className="button"
          onClick={() => (choices.desktop ? set({ ...choices, desktop: false }) : void turnOn())}
        >
          {t(choices.desktop ? 'desktopStop' : 'desktopAsk')}
        </button>
      )}
    </section>
  );
};
