// Numbers of the contract, apart from its schemas: a page that needs one does not load what checks requests.

/** The characters of a text as the contract counts them everywhere: code points, so that an emoji is one. */
export const lengthOf = (text: string): number => [...text].length;

/** Characters of a message, a note or an automatic reply. */
export const TEXT_LIMIT = 4000;

/** An email address: its pattern, and its length as SMTP lets it be. Whether there is such an address, only a mail says. */
export const EMAIL_PATTERN = '^[^\\s@]+@[^\\s@]+$';
export const EMAIL_LIMIT = 254;

/** Characters of a first or a last name. */
export const NAME_LIMIT = 100;

/** Files of a message. */
export const FILES_LIMIT = 5;

/** Characters of what a page is called and where it is, and of a product's name and number. */
export const LINE_LIMIT = 300;
export const ADDRESS_LIMIT = 2000;
export const SKU_LIMIT = 100;

/** Items of a cart, and pieces of one. */
export const ITEMS_LIMIT = 50;
export const PIECES_LIMIT = 100_000;

/** How long somebody counts as typing after a frame that says so. */
export const TYPING_SECONDS = 6;

/** How long an agent counts as looking at a conversation after a sign of it, in seconds. */
export const LOOKING_SECONDS = 45;

/** The server is heard of at least this often, in seconds; a client that hears nothing for longer connects anew. */
export const HEARTBEAT_SECONDS = 25;
export const SILENCE_SECONDS = 40;
