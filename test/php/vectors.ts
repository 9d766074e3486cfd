import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsWithMessenger, withNewMessenger } from '../messenger/changed.ts';
import type { PublicHost } from '../../core/settings/public-messenger.ts';
import type { Settings } from '../../core/settings/index.ts';
import type { Decision, PageContext, ResidualDecision, RuledSettings } from '../../core/visibility/index.ts';

const read = <Case>(name: string): Case[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../vectors/${name}.json`), 'utf8')) as Case[];

interface FieldCode {
  field: string;
  code: string;
}

interface VisibilityCase {
  name: string;
  settings: RuledSettings;
  context: PageContext;
  decision: Decision;
  /** Right only where letters can be composed: PHP does it with its `intl`. */
  nfc?: boolean;
}

type EmbedCase = ResidualDecision & {
  name: string;
  settings: Settings;
  attributes: Record<string, string> | null;
  hint: string | null;
};

/** The cases that TypeScript and PHP share. */
export const vectors = {
  visibility: () => [...read<VisibilityCase>('decide'), ...read<VisibilityCase>('visibility')],
  embed: () => read<EmbedCase>('embed'),
  settings: () => [
    ...read<{ name: string; settings: unknown; errors: FieldCode[] }>('settings').map((each) => ({
      ...each,
      settings: withNewMessenger(each.settings),
    })),
    ...read<{ name: string; change: Record<string, unknown>; errors: FieldCode[] }>('messenger').map(
      ({ change, ...each }) => ({ ...each, settings: settingsWithMessenger(change) }),
    ),
  ],
  publicMessenger: () =>
    read<{ name: string; settings: Settings; host: PublicHost; public: unknown }>('public-messenger'),
  upgrade: () => read<{ name: string; stored: unknown; settings: Settings; setAside: unknown }>('upgrade'),
  schema: () => read<{ name: string; schema: object; value: unknown; errors: FieldCode[] }>('schema'),
  connectCodes: () => read<{ name: string; text: string; code: unknown }>('connect-codes'),
  codeProblems: () =>
    read<{ name: string; text: string; connection: unknown; problem: unknown }>('connect-code-problems'),
  pushOutcomes: () =>
    read<{ name: string; status: number; body: unknown; outcome: unknown; retry: boolean }>('push-outcomes'),
  status: () =>
    read<{
      name: string;
      connected: boolean;
      change: Record<string, unknown>;
      facts: object;
      status: { kind: string; tone: string; text: string; values: Record<string, string> };
    }>('status'),
  hosts: () =>
    read<{ field: string; value: string; local: boolean; code: string | null; known: boolean }>('hosts'),
};

/** Errors as a set: neither order nor words matter. */
export const codes = (errors: readonly FieldCode[]): string[] =>
  [...new Set(errors.map(({ field, code }) => `${field}: ${code}`))].toSorted();

const JSON_ATTRIBUTES = ['data-options', 'data-track', 'data-messenger'];

/** Attributes as what a browser makes of them: JSON is compared as what it says, not by how it is spelled. */
export const meaning = (attributes: unknown): unknown =>
  attributes === null
    ? null
    : Object.entries(attributes as Record<string, string>).map(([name, value]) =>
        JSON_ATTRIBUTES.includes(name) ? [name, JSON.parse(value)] : [name, value],
      );
