import type { Part } from '@talk-suite/core/screens/messenger';
import {
  ChoiceInput,
  CLOCK_EXAMPLE,
  ColourInput,
  Columns,
  DateInput,
  NumberInput,
  TextInput,
  TickInput,
} from './inputs.tsx';
import { MediaInput } from './media-input.tsx';
import { Rows } from './rows.tsx';
import { Days, Week } from './week.tsx';

const Input = ({ part }: { readonly part: Part }) => {
  switch (part.control) {
    case 'text':
      return <TextInput {...part} />;
    case 'clock':
      return <TextInput {...part} placeholder={CLOCK_EXAMPLE} maxLength={CLOCK_EXAMPLE.length} />;
    case 'date':
      return <DateInput {...part} />;
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
        <Columns>
          <Parts parts={part.parts} />
        </Columns>
      );
    case 'rows':
      return <Rows list={part}>{(parts) => <Parts parts={parts} />}</Rows>;
  }
};

/** What a field's control is made of, in Polaris. */
export const Parts = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>
    {parts.map((part) => (
      <Input key={part.id} part={part} />
    ))}
  </>
);
