import { expect, test } from '@jest/globals';
import { faceOf } from './author.ts';

const image = (name: string) => ({ url: `https://shop.example/${name}.png`, alt: '', width: 96, height: 96 });
const style = {
  agents: [
    { name: 'Ann', image: image('ann') },
    { name: 'Lampy', image: image('lampy') },
  ],
  bot: { name: 'Assistant', image: image('bot') },
};
const bot = { kind: 'bot' as const, id: 'b' };

test('a bot has the picture that the settings have under its name, else the one of the bot', () => {
  expect(faceOf(style, bot, 'Lampy')).toEqual({ name: 'Lampy', image: image('lampy') });
  expect(faceOf(style, bot, 'Helper')).toEqual({ name: 'Helper', image: image('bot') });
});

test('an agent has the picture under their name, and never the bot’s', () => {
  const agent = { kind: 'agent' as const, id: 'a' };
  expect(faceOf(style, agent, 'Ann')).toEqual({ name: 'Ann', image: image('ann') });
  expect(faceOf(style, agent, 'Tom')).toEqual({ name: 'Tom', image: null });
});
