import type { Part } from '@talk-suite/core/screens/messenger';
import * as React from 'react';
import { ChoiceInput, ColourInput, NumberInput, TextInput, TickInput } from './inputs.tsx';
import { MediaInput } from './media-input.tsx';
import { Rows } from './rows.tsx';
import { Days, Week } from './week.tsx';

const TYPES = { text: 'text', address: 'url', code: 'text', clock: 'time', date: 'date' } as const;

const Input = ({ part }: { readonly part: Part }) => {
  switch (part.control) {
    case 'text':
      return <TextInput {...part} type={TYPES[part.kind]} />;
    case 'clock':
    case 'date':
      return <TextInput {...part} type={TYPES[part.control]} />;
    case 'number':
      return <NumberInput {...part} />;
    case 'choice':
      return <ChoiceInput {...part} />;
    case 'tick':
      return <TickInput {...part} />;
    case 'colour':
      return <ColourInput {...part} />;
    case 'media':
      return <MediaInput {...part} />;
    case 'days':
      return <Days part={part} />;
    case 'week':
      return <Week part={part} />;
    case 'columns':
      return (
        <div className={part.narrow ? 'talk-columns talk-columns--narrow' : 'talk-columns'}>
          <Parts parts={part.parts} />
        </div>
      );
    case 'rows':
      return <Rows list={part}>{(parts) => <Parts parts={parts} />}</Rows>;
  }
};

/** What a field's control is made of, in WordPress's look. */
export const Parts = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>
    {parts.map((part) => (
      <Input key={part.id} part={part} />
    ))}
  </>
);
