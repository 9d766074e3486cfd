export * from './conversation/events.ts';
