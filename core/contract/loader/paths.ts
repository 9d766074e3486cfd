// Apart from the schemas: a page that needs these does not load what checks requests.

/** The endpoints below a capture host. Of events a server says no more than that it took them. */
export const CAPTURE_PATHS = {
  widgets: '-/widgets/get',
  pageEvent: '-/events/page-event',
  widgetEvent: '-/events/cw-event',
} as const;
