export { decide, type Decision, type PageContext, type VisibilitySettings } from './decide.ts';
export { contextErrors, parseContext } from './context.ts';
