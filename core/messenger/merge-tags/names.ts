/** What a template can say of the visitor and the site. */
export const VISITOR_TAGS = ['first_name', 'last_name', 'name', 'email', 'company', 'site_name'] as const;

/** What an auto-reply can say besides: when the team is back, how long an answer takes, who answers. */
export const REPLY_TAGS = [...VISITOR_TAGS, 'returns', 'estimate', 'agent_name'] as const;

export type MergeTag = (typeof REPLY_TAGS)[number];
