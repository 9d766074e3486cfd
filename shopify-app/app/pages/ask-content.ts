import { questionText, type ContentAnswer, type ContentQuestion } from '../content/content.ts';

const KINDS: readonly string[] = ['listed', 'declined', 'failed'] satisfies ContentAnswer['kind'][];

const isAnswer = (value: unknown): value is ContentAnswer =>
  typeof value === 'object' && value !== null && 'kind' in value && KINDS.includes(String(value.kind));

/** Asks our server. App Bridge adds the session token to requests of our own origin. Never rejects. */
export const askContent = async (question: ContentQuestion): Promise<ContentAnswer> => {
  try {
    const body: unknown = await (await fetch(`/content?${questionText(question)}`)).json();
    return isAnswer(body) ? body : { kind: 'failed' };
  } catch {
    return { kind: 'failed' };
  }
};
