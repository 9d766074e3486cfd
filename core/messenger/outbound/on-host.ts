// What the team says first, on the pages of a Talk server's host: browser entry. The launcher loads it where the owner wants
// the server asked before a visitor turns to the messenger: Talk shows there, its moment has come, and consent is there.
import type { Handed } from '../../loader/handed.ts';
import { askWidgets, type Who } from './ask.ts';
import { followOutbound, type Followed } from './follow.ts';

/** Written by the build: the file that shows it. */
declare const OUTBOUND: string;

/** What the server is told of a visitor, by what the page calls it. */
const TOLD = { e: 'email', ei: 'ei', tt: 'talkToken', first: 'first' } as const satisfies Who;

export default async ({ talkSuite, launcher, key, host, known }: Handed): Promise<void> => {
  const visitor = (): Who =>
    Object.fromEntries(
      Object.entries(TOLD)
        .map(([name, called]) => [name, known[called]])
        .filter(([, is]) => is),
    );
  const isKnown = (): boolean => Boolean(known['email'] || known['ei'] || known['talkToken']);
  const ask = () => askWidgets({ host, key }, visitor());

  // In whichever tab: until the site says who is there, nobody is.
  addEventListener('talksuite:signed-out', () => {
    for (const called of Object.values(TOLD)) delete (known as Record<string, unknown>)[called];
  });

  let wasKnown = isKnown();
  const { pathname: path } = location;
  const { widgets, talk_suite: talk } = await ask();
  if (!talk?.outbound) return;
  const again = followOutbound(
    {
      talkSuite,
      launcher,
      key,
      // Nobody has said here that the visitor has agreed to be remembered.
      mayKeep: false,
      bring: () => import(OUTBOUND) as ReturnType<Followed['bring']>,
      // Where consent was taken back nothing is asked.
      ask: async () => (talkSuite.state === 'front' ? (await ask()).widgets : []),
    },
    { path, widgets },
  );
  addEventListener('talksuite:state', again, true);

  /** Some of what the team says first is for people whom the site knows, some for the others. */
  const askAnew = (): void => {
    if (isKnown() === wasKnown) return;
    wasKnown = !wasKnown;
    again();
  };
  const { identify } = talkSuite;
  talkSuite.identify = (payload) => {
    const done = identify(payload);
    askAnew();
    return done;
  };
  addEventListener('talksuite:signed-out', askAnew);
  // Who signed in or out while the server was asked.
  askAnew();
};
