// needs: chromium, native
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from '@jest/globals';
import { wordpressSample } from '../../wordpress/versions.ts';
import { describeAccess } from './security-tab/access.ts';
import { describeCheck } from './security-tab/check.ts';
import { describeObservation } from './security-tab/observation.ts';
import { describeServer } from './security-tab/server.ts';
import { API, startSecuritySite, type SecuritySite } from './security-tab/site.ts';
import { describeTab } from './security-tab/tab.ts';

describe.each(wordpressSample())('the Security tab, WordPress %s', (wordpress) => {
  let started: SecuritySite;
  beforeAll(async () => {
    started = await startSecuritySite(wordpress);
  });
  beforeEach(() => started.reset());
  afterEach(async () => {
    // Where a test failed on its way, the observation would go on into the next.
    await started.admin.rest('DELETE', `${API}/security/observation`);
    expect(started.stack.phpLog()).toBe('');
  });
  afterAll(() => started?.stop());

  const site = () => started;
  describeTab(site);
  describeCheck(site);
  describeAccess(site);
  describeObservation(site);
  describeServer(site);
});
