import { parseTemplate, renderTemplate } from '@talk-suite/core/messenger';
import { useMe, useReplies, useSites } from '../../data/queries.ts';
import type { ListRow, SavedReply } from '../../data/types.ts';
import { Icon } from '../../parts/icons.tsx';
import { Menu } from '../../parts/menu.tsx';
import { t } from '../../texts/index.ts';

const TAGS = ['first_name', 'last_name', 'name', 'email', 'site_name', 'agent_name'] as const;

/** A saved reply with what is known filled in, as text without the marks that keep a name's direction to itself. */
const filled = (reply: SavedReply, row: ListRow, agent: string, site: string): string => {
  const reading = parseTemplate(reply.text, TAGS);
  if (!reading.ok) return reply.text;
  const { firstName, lastName, email } = row.person;
  return renderTemplate(reading.parts, {
    ...(firstName && { first_name: firstName }),
    ...(lastName && { last_name: lastName }),
    ...((firstName || lastName) && { name: [firstName, lastName].filter(Boolean).join(' ') }),
    ...(email && { email }),
    site_name: site,
    agent_name: agent,
  }).replaceAll(/[⁨⁩]/gu, '');
};

interface SavedRepliesProps {
  readonly row: ListRow;
  readonly insert: (text: string) => void;
}

/** The replies that the team has saved, to be put into the composer. */
export const SavedReplies = ({ row, insert }: SavedRepliesProps) => {
  const replies = useReplies().data?.replies ?? [];
  const me = useMe().data!;
  const site = useSites().data?.sites.find((each) => each.id === row.site)?.name ?? '';
  return (
    <Menu
      className="button quiet"
      label={t('savedReplies')}
      sections={[
        {
          label: t('savedReplies'),
          choices:
            replies.length > 0
              ? replies.map((reply) => ({
                  id: reply.id,
                  label: reply.name,
                  hint: reply.text.slice(0, 60),
                  act: () => insert(filled(reply, row, me.name, site)),
                }))
              : [{ id: 'none', label: t('noReplies'), hint: t('noRepliesNext'), act: () => undefined }],
        },
      ]}
    >
      <Icon name="text" /> <span className="wide-only">{t('savedReplies')}</span>
    </Menu>
  );
};
