import { type Effect, type OverrideKind } from '../../app-data/overrides.ts';
import { t } from '../t.ts';

interface RowProps {
  readonly kind: OverrideKind;
  readonly name: string;
  readonly choice: Effect | null;
  readonly onChoose: (choice: Effect | null) => void;
}

/** What the platform's admin shows of a listed thing; pages and articles are listed by handle, which it does not know. */
const linkTo = (kind: OverrideKind, key: string): string | null =>
  kind === 'products' || kind === 'collections' ? `shopify://admin/${kind}/${key}` : null;

const OTHER = { show: 'hide', hide: 'show' } as const satisfies Record<Effect, Effect>;

/** One thing with a choice of its own, and the way to take it away. */
export const OverrideRow = ({ kind, name, choice, onChoose }: RowProps) => {
  const link = linkTo(kind, name);
  return (
    <s-stack direction="inline" gap="base" alignItems="center">
      <s-text color="subdued">{t(`shopify.overrides.${kind}`)}</s-text>
      {link ? <s-link href={link}>{name}</s-link> : <s-text>{name}</s-text>}
      {choice && (
        <s-badge tone={choice === 'show' ? 'success' : 'neutral'}>{t(`screens.decision.${choice}`)}</s-badge>
      )}
      {choice && (
        <s-button
          accessibilityLabel={`${t(`screens.rule.effect.${OTHER[choice]}`)}: ${name}`}
          onClick={() => onChoose(OTHER[choice])}
        >
          {t(`screens.rule.effect.${OTHER[choice]}`)}
        </s-button>
      )}
      <s-button
        accessibilityLabel={`${t('shopify.overrides.remove')}: ${name}`}
        onClick={() => onChoose(null)}
      >
        {t('shopify.overrides.remove')}
      </s-button>
    </s-stack>
  );
};
