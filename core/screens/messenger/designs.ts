import type { Messenger } from '../../settings/index.ts';

/** Ready designs. Each fills in colours and shapes; texts, pictures and places stay as they are. */
export const DESIGNS = ['clear', 'bold', 'night'] as const;
export type Design = (typeof DESIGNS)[number];

type Style = Messenger['style'];

interface Look {
  readonly header: Pick<Style['header'], 'kind' | 'colour' | 'gradient' | 'fade'>;
  readonly primary: string;
  readonly scheme: Style['scheme'];
  readonly radius: number;
}

const LOOKS: Readonly<Record<Design, Look>> = {
  clear: {
    header: {
      kind: 'colour',
      colour: '#1f3a5f',
      gradient: { from: '#1f3a5f', to: '#3b6ea5', angle: 135 },
      fade: true,
    },
    primary: '#1f3a5f',
    scheme: 'auto',
    radius: 16,
  },
  bold: {
    header: {
      kind: 'gradient',
      colour: '#7a1fa2',
      gradient: { from: '#7a1fa2', to: '#d81b60', angle: 120 },
      fade: false,
    },
    primary: '#8e24aa',
    scheme: 'light',
    radius: 24,
  },
  night: {
    header: {
      kind: 'colour',
      colour: '#12141a',
      gradient: { from: '#12141a', to: '#2b3040', angle: 180 },
      fade: false,
    },
    primary: '#6ea8fe',
    scheme: 'dark',
    radius: 8,
  },
};

/** A style in a ready design. */
export const inDesign = (style: Style, design: Design): Style => {
  const { header, primary, scheme, radius } = LOOKS[design];
  return {
    ...style,
    header: { ...style.header, ...header },
    colours: { primary, visitorBubble: null },
    scheme,
    radius,
  };
};

/** The colours that a button for a design shows. */
export const swatchOf = (design: Design): readonly [header: string, primary: string] => {
  const { header, primary } = LOOKS[design];
  return [
    header.kind === 'gradient'
      ? `linear-gradient(${header.gradient.angle}deg, ${header.gradient.from}, ${header.gradient.to})`
      : header.colour,
    primary,
  ];
};

/** The design that a style is in; null where it was changed since. */
export const designOf = (style: Style): Design | null =>
  DESIGNS.find((design) => JSON.stringify(inDesign(style, design)) === JSON.stringify(style)) ?? null;
