import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../../findings.ts';
import { explain } from './explain.ts';
import { defaultCspSettings } from '../types.ts';

const account = {
  scriptUrl: 'https://cdn2l.ink/app.js',
  captureHost: 'https://capture-api.autopilotapp.com/',
  dataRegion: 'us',
} as const;

const explained = (value: string, reportOnly?: string) =>
  explain(
    {
      headers: [
        { name: 'Content-Security-Policy', value },
        ...(reportOnly === undefined
          ? []
          : [{ name: 'Content-Security-Policy-Report-Only', value: reportOnly }]),
      ],
    },
    account,
    defaultCspSettings,
  );

const about = (id: string, value: string, reportOnly?: string) =>
  explained(value, reportOnly).requirements.find(({ requirement }) => requirement.id === id);

describe('explaining', () => {
  test('blocked, by which policy and directive, through which fallback', () => {
    expect(about('worker', "img-src *, script-src 'self'")).toMatchObject({
      allowed: false,
      enforced: [
        {
          policy: 0,
          allowed: true,
          directive: null,
          lookedFor: ['worker-src', 'child-src', 'script-src', 'default-src'],
        },
        {
          policy: 1,
          allowed: false,
          directive: 'script-src',
          lookedFor: ['worker-src', 'child-src'],
          obstacle: 'blobWorkers',
        },
      ],
    });
  });

  test('allowed, by which source', () => {
    expect(about('api', 'connect-src https://*.autopilotapp.com')).toMatchObject({
      allowed: true,
      enforced: [{ directive: 'connect-src', by: 'https://*.autopilotapp.com', lookedFor: [] }],
    });
  });

  test('report-only protects nothing', () => {
    expect(about('images', 'img-src *', "img-src 'none'")).toMatchObject({
      allowed: true,
      reportOnly: [{ allowed: false, directive: 'img-src', obstacle: 'source' }],
    });
  });

  test('what blocks Talk whatever the sources are', () => {
    expect(explained('sandbox').blockers.map(codeOf)).toEqual(['sandbox']);
  });
});
