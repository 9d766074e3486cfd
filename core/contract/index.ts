export * from './conversation/events.ts';
export * from './conversation/frames.ts';
export * from './conversation/limits.ts';
export * from './conversation/requests.ts';
