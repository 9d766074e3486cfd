import type { Names } from '../data/names.ts';
import { Linked } from './linked.tsx';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A note with the names of members in it marked, as the server finds them. */
export const Mentioning = ({ text, names }: { readonly text: string; readonly names: Names }) => {
  const known = names.members.map(({ name }) => escaped(name)).toSorted((a, b) => b.length - a.length);
  if (known.length === 0) return <Linked text={text} />;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(@(?:${known.join('|')}))(?![\\p{L}\\p{N}])`, 'giu');
  // Parts at odd places are names.
  return text.split(pattern).map((part, at) =>
    at % 2 === 1 ? (
      // Parts have no names; their places are what they are.
      <strong key={at} className="mention">
        {part}
      </strong>
    ) : (
      <Linked key={at} text={part} />
    ),
  );
};
