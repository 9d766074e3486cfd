import * as React from 'react';
import type { ReactNode } from 'react';
import { HelpLink, type HelpSheet } from './help-link.tsx';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  /** Where the first part of a tab leads to for more. */
  readonly help?: HelpSheet | undefined;
  readonly children: ReactNode;
}

/** A part of the screen: what it is about, and a card next to it. */
export const Section = ({ id, title, lead, help, children }: Props) => (
  <section className="talk-section" aria-labelledby={`talk-section-${id}`}>
    <div className="talk-section__head">
      <h2 id={`talk-section-${id}`}>{title}</h2>
      <p>{lead}</p>
      {help && <HelpLink sheet={help} />}
    </div>
    <div className="talk-card">{children}</div>
  </section>
);
