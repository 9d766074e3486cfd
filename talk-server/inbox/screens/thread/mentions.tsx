import type { Names } from '../../data/names.ts';
import { t } from '../../texts/index.ts';

/** The beginning of a name after an @ before the caret. */
export const mentionAt = (text: string, caret: number): string | null =>
  /(?:^|\s)@([\p{L}\p{N}._-]{0,30})$/u.exec(text.slice(0, caret))?.[1] ?? null;

/** Whom a note can mention by what is typed so far. */
export const Mentions = ({
  names,
  beginning,
  take,
}: {
  readonly names: Names;
  readonly beginning: string;
  readonly take: (name: string) => void;
}) => {
  const found = names.agents
    .filter(({ name }) => name.toLowerCase().startsWith(beginning.toLowerCase()))
    .slice(0, 5);
  if (found.length === 0) return null;
  return (
    <ul className="mentions" aria-label={t('members')}>
      {found.map(({ id, name }) => (
        <li key={id}>
          <button type="button" className="link-button" dir="auto" onClick={() => take(name)}>
            @{name}
          </button>
        </li>
      ))}
    </ul>
  );
};
