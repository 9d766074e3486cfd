import { Fragment } from 'react';

const LINK = /\bhttps?:\/\/[^\s<>"'“”«»]+/giu;

/** What ends a sentence is not part of an address; a closing bracket is where the address has its opening one. */
const cut = (address: string): string => {
  let link = address.replace(/[.,;:!?…]+$/u, '');
  while (link.endsWith(')') && link.split('(').length < link.split(')').length) link = link.slice(0, -1);
  return link;
};

/** Text with its addresses as links. It stays text: nothing in it is markup, and only web addresses become links. */
export const Linked = ({ text }: { readonly text: string }) => {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const link = cut(match[0]);
    if (!URL.canParse(link)) continue;
    parts.push(
      <Fragment key={at}>{text.slice(at, match.index)}</Fragment>,
      <a
        key={`link-${match.index}`}
        href={link}
        target="_blank"
        rel="noopener noreferrer nofollow ugc"
        dir="ltr"
      >
        {link}
      </a>,
    );
    at = match.index + link.length;
  }
  parts.push(<Fragment key="rest">{text.slice(at)}</Fragment>);
  return parts;
};
