import type { Need, ReaderEvent } from '../../../contract/conversation/requests.ts';
import type { NameField, PublicVisitors } from '../../public-settings.ts';
import type { ChatModel } from '../chat/parts.ts';
import type { NamedField } from '../model.ts';

/** How many messages of the visitor's the server has. */
const writtenIn = ({ thread: { events, outbox } }: ChatModel): number =>
  events.filter(({ author, type }: ReaderEvent) => author.kind === 'visitor' && type === 'message').length +
  outbox.filter(({ state }) => state === 'stored').length;

/**
 * What of the form is asked in the conversation now. Nothing before the visitor has answered as often as they may, here or
 * in other conversations; what the server asks for is asked, whatever this page believes to have said. Before the server has said all of it, the page's
 * settings add the rest.
 */
export const askedNow = (model: ChatModel): PublicVisitors => {
  const { settings, needs = [], conversation, details, thread } = model;
  const { visitors } = settings;
  const isTime =
    conversation === null ||
    writtenIn(model) >= visitors.answersFirst ||
    thread.outbox.some(({ failure }) => failure?.problem === 'detailsNeeded');
  const asks = (need: Need): boolean => isTime && needs.includes(need);
  const asksMore = isTime && needs.some((need) => need !== 'consent');
  const name = (of: Exclude<NamedField, 'email'>): NameField => {
    if (asks(of)) return 'required';
    if (!asksMore || details[of]) return 'off';
    return conversation !== null && visitors[of] === 'required' ? 'off' : visitors[of];
  };
  return {
    ...visitors,
    email: asks('email') || (asksMore && conversation === null && visitors.email && !details.email),
    firstName: name('firstName'),
    lastName: name('lastName'),
    consent: asks('consent') ? visitors.consent : null,
  };
};

/** Whether anything of it has to be said. */
export const asksDetails = ({ email, firstName, lastName }: PublicVisitors): boolean =>
  email || firstName === 'required' || lastName === 'required';
