/**
 * Pictures of quick links, 24 by 24, in lines. A page gets the lines of those that it shows with its settings, so that the
 * messenger has none of them.
 */
export const LINK_DRAWINGS = {
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  article: 'M6 4h12v16H6zM9 8h6M9 12h6M9 16h4',
  book: 'M19 17V3H7.5A2.5 2.5 0 0 0 5 5.5v13A2.5 2.5 0 0 0 7.5 21H19M5 18.5A2.5 2.5 0 0 1 7.5 16H19',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4',
  cart: 'M3 4h2l2.5 11h10L20 7H6M9 20h.01M17 20h.01',
  chat: 'M5 5h14v11h-8l-4 4v-4H5z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 2',
  document: 'M7 3h7l4 4v14H7zM14 3v4h4',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  gift: 'M4 8h16v4H4zM6 12v8h12v-8M12 8v12M12 8S9 3 7 5s5 3 5 3 7-1 5-3-5 3-5 3',
  heart: 'M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 17h.01',
  home: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7h.01',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  money: 'M3 6h18v12H3zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M6 12h.01M18 12h.01',
  package: 'M12 3l8 4v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M5 20a7 7 0 0 1 14 0',
  phone: 'M6 4h4l1.5 5L9 11a12 12 0 0 0 4 4l2-2.5 5 1.5v4a2 2 0 0 1-2 2A16 16 0 0 1 4 6a2 2 0 0 1 2-2z',
  pin: 'M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12zM12 7a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  return: 'M9 14l-5-5 5-5M4 9h10a6 6 0 0 1 0 12h-3',
  star: 'M12 3l2.8 5.8 6.2.9-4.5 4.4 1.1 6.3L12 17.4l-5.6 3 1.1-6.3L3 9.7l6.2-.9z',
  tag: 'M4 4h8l8 8-8 8-8-8zM8.5 8.5h.01',
  truck: 'M3 6h11v11H3zM14 10h4l3 3v4h-7M7 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4M17 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
} as const;

export type LinkIcon = keyof typeof LINK_DRAWINGS;
