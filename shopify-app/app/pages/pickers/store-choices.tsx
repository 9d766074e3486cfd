import type { Choices, ChoicesAbout } from '../../content/choices.ts';
import { t } from '../../t.ts';
import { ChoiceSuggestions, type Suggestion } from './choice-suggestions.tsx';
import { useChoices, type AskedChoices } from './use-choices.ts';

interface Props {
  readonly label: string;
  /** What of a store's choices is meant, in words. */
  readonly suggest: (choices: Choices) => readonly Suggestion[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string, chosen: boolean) => void;
  /** What can be chosen without asking anybody. */
  readonly known?: readonly Suggestion[];
}

const Asking = ({ about, asked }: { readonly about: ChoicesAbout; readonly asked: AskedChoices }) => (
  <>
    {asked.declined && <s-button onClick={asked.ask}>{t(`shopify.pick.allow.${about}`)}</s-button>}
    {asked.failed && (
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-text tone="caution">{t('shopify.pick.failed')}</s-text>
        <s-button onClick={asked.ask}>{t('shopify.content.again')}</s-button>
      </s-stack>
    )}
  </>
);

/** Tags, collections, vendors, types or templates of the store, to choose from. */
export const StoreChoices = ({ label, suggest, chosen, onToggle, known = [] }: Props) => {
  const products = useChoices('products');
  const content = useChoices('content');
  const suggestions = [
    ...known,
    ...[products, content].flatMap(({ choices }) => (choices ? suggest(choices) : [])),
  ];
  const once = [...new Map(suggestions.map((each) => [each.value, each])).values()];
  return (
    <s-stack gap="small">
      {once.length > 0 && (
        <ChoiceSuggestions label={label} suggestions={once} chosen={chosen} onToggle={onToggle} />
      )}
      <s-stack direction="inline" gap="small">
        <Asking about="products" asked={products} />
        <Asking about="content" asked={content} />
      </s-stack>
    </s-stack>
  );
};
