import { findingsOf, type Finding } from '../../../findings.ts';
import { REPLY_TAGS, VISITOR_TAGS, type MergeTag } from '../../../messenger/merge-tags/names.ts';
import { parseTemplate } from '../../../messenger/merge-tags/parse.ts';
import type { Messenger } from './schema.ts';

/** A text with merge tags: where it is, and what it can say. */
export interface TemplateAt {
  readonly path: string;
  readonly text: string;
  readonly tags: readonly [MergeTag, ...MergeTag[]];
}

/** Every template of the settings. What is translated is one where what it translates is. */
export const templatesOf = ({ style, content, visitors, hours }: Messenger): readonly TemplateAt[] => {
  const shown: TemplateAt[] = [
    { path: 'style.title', text: style.title, tags: VISITOR_TAGS },
    { path: 'style.subtitle', text: style.subtitle, tags: VISITOR_TAGS },
    { path: 'content.greeting', text: content.greeting, tags: VISITOR_TAGS },
    ...(visitors.consent === null
      ? []
      : [{ path: 'visitors.consent.text', text: visitors.consent.text, tags: VISITOR_TAGS }]),
  ];
  const replies: TemplateAt[] = [
    { path: 'hours.autoReply.online', text: hours.autoReply.online, tags: REPLY_TAGS },
    { path: 'hours.autoReply.away', text: hours.autoReply.away, tags: REPLY_TAGS },
  ];
  // What stands on a page as well knows the page's tags alone.
  const tagsOf = new Map([...replies, ...shown].map(({ text, tags }) => [text, tags]));
  return [
    ...shown,
    ...replies,
    ...content.locales.flatMap(({ texts }, at) =>
      texts.flatMap(({ of, as }, row): TemplateAt[] => {
        const tags = tagsOf.get(of);
        return tags === undefined ? [] : [{ path: `content.locales.${at}.texts.${row}.as`, text: as, tags }];
      }),
    ),
  ];
};

const finding = findingsOf('messenger.error');

/** What is wrong with the merge tags, each with its place in the text. */
export const templateFindings = (messenger: Messenger): readonly Finding[] =>
  templatesOf(messenger).flatMap(({ path, text, tags }) => {
    const reading = parseTemplate(text, tags);
    return reading.ok
      ? []
      : reading.problems.map(({ code, line, column, written, nearest }) =>
          finding(code, `messenger.${path}`, {
            line: String(line),
            column: String(column),
            written,
            ...(nearest !== undefined && { nearest }),
          }),
        );
  });
