import * as React from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** A part of the screen: what it is about, and a card beside it. */
export const Section = ({ id, title, lead, children }: Props) => (
  <section className="talk-section" aria-labelledby={`talk-section-${id}`}>
    <div className="talk-section__head">
      <h2 id={`talk-section-${id}`}>{title}</h2>
      <p>{lead}</p>
    </div>
    <div className="talk-card">{children}</div>
  </section>
);
