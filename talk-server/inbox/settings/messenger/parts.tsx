import type { InputPart, Part, TextPart, TimePart } from '@talk-suite/core/screens/messenger';
import { TextField } from '../../parts/field.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Colour, NumberInput, PictureInput, Tick } from './inputs.tsx';
import { Rows } from './rows.tsx';
import { Days, Week } from './week.tsx';

const TYPES = { clock: 'time', date: 'date' } as const;

/** What an input of this page takes of a part. */
const inputOf = <Value,>({ label, help, error, value, onChange }: InputPart<Value>) => ({
  label,
  hint: help,
  error,
  value,
  onChange,
});

const TextOf = ({ part }: { readonly part: TextPart | TimePart }) =>
  part.control === 'text' ? (
    <TextField {...inputOf(part)} dir={part.kind === 'text' ? 'auto' : 'ltr'} maxLength={part.maxLength} />
  ) : (
    <TextField {...inputOf(part)} type={TYPES[part.control]} />
  );

const Input = ({ part }: { readonly part: Part }) => {
  switch (part.control) {
    case 'text':
    case 'clock':
    case 'date':
      return <TextOf part={part} />;
    case 'number':
      return <NumberInput {...part} hint={part.help} />;
    case 'choice':
      return <Choice {...part} hint={part.help} />;
    case 'tick':
      return <Tick {...part} />;
    case 'colour':
      return <Colour {...inputOf(part)} />;
    case 'media':
      return <PictureInput {...inputOf(part)} />;
    case 'days':
      return <Days part={part} />;
    case 'week':
      return <Week part={part} />;
    case 'columns':
      return (
        <div className={part.narrow ? 'columns narrow' : 'columns'}>
          <Parts parts={part.parts} />
        </div>
      );
    case 'rows':
      return <Rows list={part}>{(parts) => <Parts parts={parts} />}</Rows>;
  }
};

/** What a field's control is made of, in the inbox's look. */
export const Parts = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>
    {parts.map((part) => (
      <Input key={part.id} part={part} />
    ))}
  </>
);
