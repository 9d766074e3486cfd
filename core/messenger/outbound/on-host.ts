// What the team says first, on the pages of a Talk server's host: browser entry. The launcher loads it where the owner wants
// the server asked before a visitor turns to the messenger: Talk shows there, its moment has come, and consent is there.
import type { Handed } from '../../loader/handed.ts';
import { askWidgets, type Who } from './ask.ts';
import { followOutbound, type Followed } from './follow.ts';

/** Written by the build: the file that shows it. */
declare const OUTBOUND: string;

export default async ({ talkSuite, launcher, key, host, known }: Handed): Promise<void> => {
  const visitor = (): Who =>
    Object.fromEntries(
      Object.entries({
        e: known['email'],
        ei: known['ei'],
        tt: known['talkToken'],
        first: known['first'],
      }).filter(([, is]) => is),
    );
  const isKnown = (): boolean => ['email', 'ei', 'talkToken'].some((name) => known[name]);
  const ask = () => askWidgets({ host, key }, visitor());

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
  // Who signed in while the server was asked.
  askAnew();
};
