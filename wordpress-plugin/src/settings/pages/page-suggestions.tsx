import * as React from 'react';
import { usePageSearch } from './use-page-search.ts';

interface Props {
  /** What the field names as its list. */
  readonly id: string;
  readonly typed: string;
}

/** Pages of the site below a field for an address: the browser offers them while it is typed. */
export const PageSuggestions = ({ id, typed }: Props) => (
  <datalist id={id}>
    {usePageSearch(typed).map(({ pattern, title }) => (
      <option key={pattern} value={pattern}>
        {title}
      </option>
    ))}
  </datalist>
);
