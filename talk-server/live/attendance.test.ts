import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { MemberRow } from '../storage/members.ts';
import { Attendance } from './attendance.ts';
import { Hub, type Move } from './hub.ts';
import { Relay } from './relays/news.ts';

/** Members as every process reads them. */
const membersOf = (...ids: readonly string[]) => {
  const hereAt = new Map<string, number | null>();
  return {
    noteHere: async (id: string, at: number | null) => void hereAt.set(id, at),
    members: async () =>
      ids.map((id) => ({ id, hereAt: hereAt.get(id) ?? null, awayAt: null, removedAt: null }) as MemberRow),
  };
};

/** Processes that hear each other, each with its attendance and what it was told. */
const processes = (members: ReturnType<typeof membersOf>, count: number) => {
  const relays: Relay[] = [];
  const all = Array.from({ length: count }, () => {
    const hub = new Hub();
    const relay = new Relay(hub, {
      gather: 0,
      limit: 10_000,
      isOpen: () => true,
      send: (payload) => relays.forEach((each) => each.heard(payload)),
    });
    relays.push(relay);
    const attendance = new Attendance(members, hub, Date.now, (error) => {
      throw error;
    });
    const told: Move[] = [];
    hub.onMove((move) => told.push(move));
    return { attendance, told };
  });
  return { all, end: () => all.forEach(({ attendance }) => attendance.end()) };
};

const until = async (wanted: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await wanted())) await setTimeout(5);
};

test('every process is told who comes to their desk, and once of who leaves it by the last of several windows', async () => {
  const { all, end } = processes(membersOf('ann'), 2);
  const [one, other] = all as [(typeof all)[0], (typeof all)[0]];
  const first = await one.attendance.enter('ann');
  const second = await one.attendance.enter('ann');
  await until(() => other.told.length === 1);
  first.leave();
  second.leave();
  await until(() => other.told.length === 2);
  const moves = [
    { member: 'ann', here: true },
    { member: 'ann', here: false },
  ];
  expect([one.told, other.told]).toEqual([moves, moves]);
  end();
});

test('who leaves by one process is still here by another, and everybody is told', async () => {
  const members = membersOf('ann');
  const { all, end } = processes(members, 2);
  const [one, other] = all as [(typeof all)[0], (typeof all)[0]];
  const stay = await one.attendance.enter('ann');
  await other.attendance.enter('ann');
  await until(() => one.told.length === 2);
  stay.leave();
  await until(() => one.told.length === 4);
  expect(one.told.map(({ here }) => here)).toEqual([true, true, false, true]);
  expect((await members.members())[0]!.hereAt).not.toBeNull();
  end();
});
