// needs: chromium, native
import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import { describeAdminBar } from './visibility-admin/admin-bar.ts';
import { describeLists } from './visibility-admin/lists.ts';
import { describeRest } from './visibility-admin/rest.ts';
import { startAdminSite, type AdminSite } from './visibility-admin/site.ts';
import { describeTerms } from './visibility-admin/terms.ts';

describe('visibility in the screens of WordPress itself', () => {
  let started: AdminSite;
  beforeAll(async () => {
    started = await startAdminSite();
  });
  afterEach(async () => {
    await started.closeTabs();
    expect(started.stack.phpLog()).toBe('');
  });
  afterAll(() => started?.stop());

  const site = () => started;
  describeRest(site);
  describeLists(site);
  describeTerms(site);
  describeAdminBar(site);
});
