import { parseTemplate, renderTemplate, type MergeValues } from '@talk-suite/core/messenger';

/** What an outbound message can say of who reads it, and where. */
export const OUTBOUND_TAGS = ['first_name', 'site_name', 'agent_name'] as const;

/** An outbound message for somebody; one that was stored with a broken tag reads as it was written. */
export const outboundText = (
  text: string,
  values: Pick<MergeValues, (typeof OUTBOUND_TAGS)[number]>,
): string => {
  const reading = parseTemplate(text, OUTBOUND_TAGS);
  return reading.ok ? renderTemplate(reading.parts, values) : text;
};
