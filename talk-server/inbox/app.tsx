import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ApiError, onSignedOut } from './data/api.ts';
import { watchIdle } from './data/idle.ts';
import { live } from './data/live.ts';
import { outbox } from './data/outbox.ts';
import { addEvent, client, useMe } from './data/queries.ts';
import { Failed, Loading } from './parts/states.tsx';
import { Toasts } from './parts/toasts.tsx';
import { usePlace } from './router.ts';
import { Desk } from './screens/desk.tsx';
import { SignIn } from './screens/entry/sign-in.tsx';
import { useNews } from './screens/use-news.ts';
import { locale } from './texts/index.ts';

const Welcome = lazy(() => import('./screens/entry/welcome.tsx'));
const Settings = lazy(() => import('./settings/settings.tsx'));
const Report = lazy(() => import('./screens/report.tsx'));
const Guide = lazy(() => import('./screens/guide.tsx'));

const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.problem === 'forbidden';

/** Everything that needs a member, and what runs as long as one is there. */
const Inside = () => {
  const { path } = usePlace();
  useEffect(() => {
    outbox.start(({ conversation }, event) => addEvent(conversation, event));
    const stopLive = live.start();
    const stopIdle = watchIdle();
    return () => {
      stopIdle();
      stopLive();
    };
  }, []);
  useNews();
  const [screen] = path.split('/');
  if (screen === 'settings') return <Settings />;
  if (screen === 'report') return <Report />;
  if (screen === 'guide') return <Guide />;
  return <Desk />;
};

const Entry = () => {
  const me = useMe();
  const [out, setOut] = useState(false);
  useEffect(() => onSignedOut(() => setOut(true)), []);
  if (out || isSignedOut(me.error))
    return (
      <SignIn
        done={() => {
          setOut(false);
          client.clear();
          void me.refetch();
        }}
      />
    );
  if (me.error) return <Failed error={me.error} again={() => void me.refetch()} />;
  if (!me.data) return <Loading />;
  return <Inside />;
};

export const App = () => {
  const { path } = usePlace();
  return (
    <I18nProvider locale={locale}>
      <QueryClientProvider client={client}>
        <Suspense fallback={<Loading />}>{path === 'welcome' ? <Welcome /> : <Entry />}</Suspense>
        <Toasts />
      </QueryClientProvider>
    </I18nProvider>
  );
};
