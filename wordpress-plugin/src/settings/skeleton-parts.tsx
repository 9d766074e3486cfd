import * as React from 'react';

/** The shape of fields that are to come. */
export const FieldsSkeleton = () => (
  <div className="talk-skeleton" aria-hidden="true">
    <span className="talk-skeleton__line" />
    <span className="talk-skeleton__line talk-skeleton__line--box" />
    <span className="talk-skeleton__line talk-skeleton__line--short" />
  </div>
);

/** The shape of a section that is to come, so that little jumps when it is there. */
export const SectionSkeleton = () => (
  <div className="talk-section" aria-hidden="true">
    <div className="talk-section__head">
      <span className="talk-skeleton__line talk-skeleton__line--title" />
    </div>
    <div className="talk-card">
      <FieldsSkeleton />
    </div>
  </div>
);
