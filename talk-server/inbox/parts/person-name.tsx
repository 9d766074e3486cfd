import { t } from '../texts/index.ts';
import type { Person } from '../data/types.ts';

/** What a person is called: their name, else their address, else what they are. */
export const personName = ({
  firstName,
  lastName,
  email,
}: Pick<Person, 'firstName' | 'lastName' | 'email'>): string =>
  [firstName, lastName].filter(Boolean).join(' ') || email || t('visitor');

const HUES = 8;

const hueOf = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 9973, 7) % HUES;

const initials = (name: string): string => {
  const words = name.split(/[\s@._-]+/u).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
};

export const Avatar = ({
  id,
  name,
  small = false,
}: {
  readonly id: string;
  readonly name: string;
  readonly small?: boolean;
}) => (
  <span className={`avatar hue-${hueOf(id)}${small ? ' small' : ''}`} aria-hidden="true">
    {initials(name)}
  </span>
);
