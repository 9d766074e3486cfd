import fc from 'fast-check';
import type { Settings } from '../../core/settings/index.ts';
import { filledMessenger } from './filled.ts';

type Messenger = Settings['messenger'];

const words = fc.oneof(
  fc.constantFrom(
    'Hello',
    '</script>',
    '\u2028',
    '{{ first_name | default: "é" }}',
    '"',
    "'",
    '𝒳',
    'مرحبا',
    '{{{{',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const text = (least: number) =>
  fc.array(words, { minLength: least, maxLength: 3 }).map((parts) => parts.join(' '));
const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

const media = fc.option(
  fc.record({
    id: fc.constantFrom('', '12', 'gid://shopify/MediaImage/1'),
    url: fc.constantFrom('/a.png', 'https://cdn.example.com/a.png?v=1', '/größe.png'),
    width: fc.integer({ min: 0, max: 20_000 }),
    height: fc.integer({ min: 0, max: 20_000 }),
    alt: text(0),
  }),
);

const link = fc.record({
  label: text(1),
  url: fc.constantFrom('/a', 'mailto:a@b.example', 'tel:+491', 'https://a.example/?b'),
  icon: fc.constantFrom('link' as const, 'truck' as const),
  target: fc.constantFrom('same' as const, 'new' as const),
});

const links = fc.record({
  kind: fc.constant('links' as const),
  title: text(0),
  links: fc.array(link, { minLength: 1, maxLength: 4 }),
});

const conversations = fc.record({
  kind: fc.constant('conversations' as const),
  title: text(0),
  show: fc.constantFrom('latest' as const, 'list' as const),
  count: fc.integer({ min: 1, max: 5 }),
  newLabel: text(1),
});

/** Messengers as owners may have them; some are refused. */
export const messengers: fc.Arbitrary<Messenger> = fc
  .record({
    kind: fc.constantFrom('colour' as const, 'gradient' as const, 'image' as const),
    colours: fc.tuple(colour, colour, colour, fc.option(colour)),
    texts: fc.tuple(text(1), text(0), text(0), text(1), text(0)),
    media: fc.tuple(media, media, media),
    font: fc.constantFrom('system' as const, 'site' as const, 'hosted' as const),
    before: fc.array(links, { maxLength: 2 }),
    talk: fc.array(conversations, { maxLength: 1 }),
    after: fc.array(links, { maxLength: 2 }),
    consent: fc.boolean(),
    answerFirst: fc.boolean(),
    zone: fc.constantFrom(null, 'Europe/Berlin', 'Asia/Kathmandu'),
    estimate: fc.constantFrom('minutes' as const, 'custom' as const, 'measured' as const, 'none' as const),
  })
  .map((drawn): Messenger => {
    const base = filledMessenger;
    const [title, subtitle, greeting, translated, label] = drawn.texts;
    const [primary, from, to, visitorBubble] = drawn.colours;
    const [headerImage, logo, launcherImage] = drawn.media;
    return {
      ...base,
      style: {
        ...base.style,
        header: {
          ...base.style.header,
          kind: drawn.kind,
          colour: from,
          gradient: { from, to, angle: 90 },
          image: headerImage,
        },
        title,
        subtitle,
        logo,
        colours: { primary, visitorBubble },
        font: { ...base.style.font, kind: drawn.font },
        agents: [{ name: [...title].slice(0, 20).join(''), image: logo }],
        launcher: {
          ...base.style.launcher,
          label: [...label].slice(0, 10).join(''),
          icon: launcherImage === null ? 'smile' : 'image',
          image: launcherImage,
        },
      },
      content: {
        greeting,
        widgets: [...drawn.before, ...drawn.talk, ...drawn.after],
        locales: [
          {
            locale: 'de',
            texts: [
              { of: title, as: translated },
              { of: 'Gone', as: 'Weg' },
            ],
          },
        ],
      },
      visitors: {
        ...base.visitors,
        consent: drawn.consent ? base.visitors.consent : null,
        answerFirst: drawn.answerFirst,
      },
      hours: {
        ...base.hours,
        zone: drawn.zone,
        estimate: { ...base.hours.estimate, online: { kind: drawn.estimate, n: 3, unit: 'days' } },
      },
    };
  });
