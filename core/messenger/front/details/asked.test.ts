import { describe, expect, test } from '@jest/globals';
import type { Need, ReaderEvent } from '../../../contract/conversation/requests.ts';
import type { PublicVisitors } from '../../public-settings.ts';
import { newThread, type Failure } from '../../thread/thread.ts';
import type { ChatModel } from '../chat/parts.ts';
import { askedNow, asksDetails } from './asked.ts';

const visitors: PublicVisitors = {
  email: true,
  firstName: 'required',
  lastName: 'optional',
  answersFirst: 2,
  outbound: false,
  consent: { url: '', required: true },
  showName: true,
  allow: 'everyone',
  attachments: 'off',
  maxMb: 1,
};

/** What is asked of somebody who has written this often, as `email first last consent`. */
const asked = (
  written: number,
  needs: readonly Need[],
  {
    conversation = 'one',
    details = {},
    refused,
  }: { conversation?: string | null; details?: object; refused?: Failure['problem'] } = {},
): string => {
  const events = Array.from({ length: written }, (_, i): ReaderEvent => ({
    seq: i + 1,
    type: 'message',
    author: { kind: 'visitor', id: 'visitor' },
    body: { text: 'Hello' },
    at: 0,
    key: null,
  }));
  const now = askedNow({
    settings: { visitors },
    needs,
    conversation,
    details,
    thread: {
      ...newThread(),
      events,
      outbox:
        refused === undefined
          ? []
          : [{ key: '1', text: 'Hello', at: 0, state: 'failed', failure: { problem: refused } }],
    },
  } as unknown as ChatModel);
  const parts = [now.email && 'email', now.firstName, now.lastName, now.consent && 'consent'];
  expect(asksDetails(now)).toBe(now.email || [now.firstName, now.lastName].includes('required'));
  return parts.filter((part) => part && part !== 'off').join(' ');
};

describe('What is asked in a conversation', () => {
  test.each([
    ['nothing before the visitor has answered as often as they may', asked(1, ['email']), ''],
    ['what the server needs after that, and what may be added', asked(2, ['email']), 'email optional'],
    [
      'what the server refused a message for, however few were written here',
      asked(1, ['email'], { refused: 'detailsNeeded' }),
      'email optional',
    ],
    ['nothing for a message that was not sent', asked(1, ['email'], { refused: null }), ''],
    ['nothing that is optional alone', asked(5, []), ''],
    [
      'what the server needs, even where the page believes to have said it',
      asked(2, ['email'], { details: { email: 'jo@shop.example', lastName: 'Rivera' } }),
      'email',
    ],
    ['consent alone before the first answer', asked(0, ['consent'], { conversation: null }), 'consent'],
    [
      'all of the form where a first message was refused for want of one detail',
      asked(0, ['email'], { conversation: null }),
      'email required optional',
    ],
    [
      'nothing that is known, where a first message was refused',
      asked(0, ['firstName'], { conversation: null, details: { email: 'jo@shop.example' } }),
      'required optional',
    ],
  ])('is %s', (_what, found, expected) => {
    expect(found).toBe(expected);
  });
});
