import type { Constants, SiteCopy } from './site.ts';

/** Everything a stack's process needs to know. */
export interface StackPlan {
  kind: 'playground' | 'native';
  /** A pristine WordPress folder to copy. */
  source: string;
  /** The stack's temporary folder; whatever it writes is below. */
  temp: string;
  /** The running site's folder; a copy of `source` unless it is there already. */
  site: string;
  port: number;
  url: string;
  plugin: string | null;
  activate: 'site' | 'network' | 'no';
  multisite: boolean;
  constants: Constants;
  muPlugins: string[];
  copies: SiteCopy[];
  php?: string;
  workers?: number;
  blueprint?: object;
  nginx?: string;
  pageCache?: boolean;
}

export type ToStack =
  | { type: 'start'; plan: StackPlan }
  | { type: 'php'; id: number; code: string; user?: string; site?: string }
  | { type: 'stop' };

export type FromStack =
  | { type: 'ready'; phpVersion: string }
  | { type: 'failed'; message: string }
  | { type: 'progress'; text: string }
  | { type: 'php-result'; id: number; output: string; error?: string };

/** What a kind of stack does once its process has the plan. */
export interface RunningStack {
  /** Runs a whole PHP file's source and yields what it prints; rejects on a fatal error. */
  php(source: string): Promise<string>;
  stop(): Promise<void>;
}

/** What a stack says while it starts and runs. */
export interface StackEvents {
  progress(text: string): void;
  /** What it has begun and must end in order, should it be told to stop before it is up. */
  onGivenUp(cleanUp: () => Promise<void>): void;
  /** A part of it has ended by itself: the stack is stopped and every waiting call is told why. */
  broken(message: string): void;
}

export type StartStack = (plan: StackPlan, events: StackEvents) => Promise<RunningStack>;
