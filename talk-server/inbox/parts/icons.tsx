// Drawn on a grid of 24, in the colour of the text around them. They say nothing alone: a label is next to each.
const PATHS = {
  inbox: 'M4 13h4l1.500 3h5l1.500-3h4M4 13l2.500-8h11L20 13v5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z',
  person:
    'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20c.8-3.600 3.800-5.500 7.500-5.500s6.700 1.900 7.500 5.500',
  unassigned:
    'M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM3 20c.8-3.600 3.500-5.500 7-5.500 1.500 0 2.900.4 4 1M17 15v6M14 18h6',
  people:
    'M9 12a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 19c.7-3.200 3.200-5 6.500-5s5.800 1.800 6.500 5M16 5.500a3.500 3.500 0 0 1 0 6.500M18 14.500c1.800.8 3 2.300 3.500 4.500',
  all: 'M4 6h16M4 12h16M4 18h16',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  check: 'M5 12.500 10 17.500 19.500 7',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.500 4.500',
  settings:
    'M4 7h10M18 7h2M4 17h2M10 17h10M16 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM8 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  chart: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  star: 'm12 4 2.400 5 5.600.7-4.100 3.800 1.100 5.500-5-2.800-5 2.800 1.100-5.500L4 9.700 9.600 9z',
  more: 'M5.500 12h1M11.500 12h1M17.500 12h1',
  back: 'M15 5l-7 7 7 7',
  panel: 'M4 5h16v14H4zM15 5v14',
  close: 'M6 6l12 12M18 6 6 18',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5',
  send: 'M4 12 20 4l-4 16-4.500-6.500z',
  text: 'M5 6h14M5 12h14M5 18h8',
  menu: 'M4 7h16M4 12h16M4 17h16',
  add: 'M12 5v14M5 12h14',
  mention: 'M16 12a4 4 0 1 0-8 0 4 4 0 0 0 8 0zm0 0v1.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-3.500 7.100',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  key: 'M14.500 12.500a4.500 4.500 0 1 0-3-3L4 17v3h3l1.500-1.500V17H10l1.500-1.500zM16 8h.01',
  keyboard: 'M3 7h18v10H3zM7 10.500h.01M11 10.500h.01M15 10.500h.01M8 14h8',
  away: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z',
  warning: 'M12 4 3 19h18zM12 10v4M12 16.500h.01',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }) => (
  <svg className={filled ? 'icon filled' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
