import * as React from 'react';

/** The shape of fields that are to come. */
export const Bones = () => (
  <div className="talk-bones" aria-hidden="true">
    <span className="talk-bone" />
    <span className="talk-bone talk-bone--box" />
    <span className="talk-bone talk-bone--short" />
  </div>
);

/** The shape of a section that is to come, so that little jumps when it is there. */
export const SectionBones = () => (
  <div className="talk-section" aria-hidden="true">
    <div className="talk-section__head">
      <span className="talk-bone talk-bone--title" />
    </div>
    <div className="talk-card">
      <Bones />
    </div>
  </div>
);
