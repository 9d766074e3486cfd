import { sortingHook } from '@talk-suite/core/screens';
import { useEffect, useRef } from 'react';

export const useSorting = sortingHook({ useEffect, useRef });
