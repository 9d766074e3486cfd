import * as React from 'react';
import type { Status } from './api/status.ts';
import { Bones, SectionBones } from './bones.tsx';
import { Chunked } from './chunked.tsx';
import { useChunk } from './use-chunk.ts';
import type { SettingsScreen } from './use-settings.ts';

// What a tab has beside its settings brings the engine that it judges with: only those who open the tab load it.
const loadPages = () => import(/* webpackChunkName: "pages" */ './pages/pages-sections.tsx');
const loadSecurity = () => import(/* webpackChunkName: "security" */ './security/security-sections.tsx');
const loadHosts = () => import(/* webpackChunkName: "hosts" */ './network/allowed-hosts.tsx');

interface Props {
  readonly screen: SettingsScreen;
  readonly onShown: () => void;
}

export const PagesPart = ({ screen, onShown }: Props) => (
  <Chunked chunk={useChunk(loadPages)} shape={<SectionBones />} onShown={onShown}>
    {({ PagesSections }) => <PagesSections screen={screen} />}
  </Chunked>
);

export const SecurityPart = ({ screen, status, onShown }: Props & { status: Status | null }) => (
  <Chunked chunk={useChunk(loadSecurity)} shape={<SectionBones />} onShown={onShown}>
    {({ SecuritySections }) => <SecuritySections screen={screen} status={status} />}
  </Chunked>
);

export const HostsPart = ({ screen, onShown }: Props) => (
  <Chunked chunk={useChunk(loadHosts)} shape={<Bones />} onShown={onShown}>
    {({ AllowedHosts }) => <AllowedHosts screen={screen} />}
  </Chunked>
);
