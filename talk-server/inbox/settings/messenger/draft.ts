import type { PushBody } from '@talk-suite/core/contract';
import type { Finding } from '@talk-suite/core/findings';
import type { Reset } from '@talk-suite/core/screens';
import { defaultSettings, same, validate, withValueAt, type Messenger } from '@talk-suite/core/settings';
import { useEffect, useMemo, useState } from 'react';
import { ApiError, ask } from '../../data/api.ts';
import { problemText } from '../../data/problems.ts';
import { client } from '../../data/queries.ts';
import { say } from '../../parts/toasts.tsx';
import { t } from '../../texts/index.ts';

/** A site's messenger as the server has it. */
export interface Stored {
  readonly messenger: Messenger;
  /** What a site has for which nobody has set anything. */
  readonly initial: Messenger;
  readonly host: PushBody['host'];
  readonly revision: string | null;
  readonly hostName: string | null;
  readonly updatedAt: number | null;
}

export const keyOf = (site: string): readonly string[] => ['messenger', site];

const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What was edited and not saved, by site, while another screen is looked at. */
const left = new Map<string, { readonly revision: string | null; readonly messenger: Messenger }>();

interface Put {
  readonly messenger: Messenger;
  readonly zone: string;
  readonly basedOn: string | null;
}

/** Saves, and offers to put back what was there before. */
const save = async (site: string, put: Put, before: Messenger | null): Promise<void> => {
  try {
    const { revision } = await ask<{ revision: string }>('PUT', `/inbox/sites/${site}/messenger`, put);
    await client.invalidateQueries({ queryKey: keyOf(site) });
    if (before === null) return say(t('undone'));
    say(t('saved'), {
      label: t('undo'),
      act: () => void save(site, { ...put, messenger: before, basedOn: revision }, null),
    });
  } catch (error) {
    say(error instanceof ApiError && error.problem === 'stale' ? t('messengerStale') : problemText(error));
  }
};

/** A large step, and what was edited before it. */
interface Undo {
  readonly step: 'reset' | 'discard';
  readonly before: Messenger;
}

/** What is edited, what is wrong with it, how it is saved, and how a large step is taken back. */
export const useDraft = (site: string, stored: Stored) => {
  const [messenger, setMessenger] = useState(() => {
    const kept = left.get(site);
    return kept?.revision === stored.revision ? kept.messenger : stored.messenger;
  });
  const [undo, setUndo] = useState<Undo | null>(null);
  const [shown, setShown] = useState(stored);
  // Somebody has saved: what is edited begins anew with it.
  if (shown.revision !== stored.revision) {
    setShown(stored);
    setMessenger(stored.messenger);
    setUndo(null);
  }
  // The browser's own is where the owner is: nobody else has said where the site is.
  const zone = stored.revision === null ? HERE : stored.host.zone;
  const settings = useMemo(() => ({ ...defaultSettings(), messenger }), [messenger]);
  const errors = useMemo((): readonly Finding[] => {
    const reading = validate(settings);
    return reading.ok ? [] : reading.errors;
  }, [settings]);
  const isChanged = !same(messenger, stored.messenger);
  useEffect(() => {
    if (!isChanged) return void left.delete(site);
    left.set(site, { revision: stored.revision, messenger });
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [site, stored, messenger, isChanged]);
  const change = (next: Messenger, step: Undo['step'] | null): void => {
    setUndo(step && { step, before: messenger });
    setMessenger(next);
  };
  return {
    settings,
    errors,
    zone,
    host: useMemo(() => ({ ...stored.host, zone }), [stored.host, zone]),
    isChanged,
    undo,
    edit: (path: string, value: unknown): void =>
      change(withValueAt({ ...settings, messenger }, path, value).messenger, null),
    reset: ({ paths, values }: Reset): void =>
      change(
        paths.reduce((next, path, at) => withValueAt(next, path, values[at]), settings).messenger,
        'reset',
      ),
    discard: (): void => {
      if (isChanged) change(stored.messenger, 'discard');
    },
    takeBack: (): void => {
      if (undo) change(undo.before, null);
    },
    save: (): Promise<void> => save(site, { messenger, zone, basedOn: stored.revision }, stored.messenger),
  };
};
