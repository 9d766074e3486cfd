import type { ComponentType, ReactNode } from 'react';

interface PanelProps {
  readonly name: string;
  readonly title: string;
  readonly className: string;
  readonly children: ReactNode;
}

interface SummaryProps {
  readonly className: string;
  readonly children: ReactNode;
}

interface EditorPackage {
  readonly PluginDocumentSettingPanel?: ComponentType<PanelProps>;
  readonly PluginPostStatusInfo?: ComponentType<SummaryProps>;
}

/**
 * The editor's own parts. Looked up while rendering: which package holds one differs between versions of WordPress, and
 * importing it from the wrong one breaks the editor.
 */
const partOf = <Name extends keyof EditorPackage>(name: Name): EditorPackage[Name] | undefined => {
  const { wp } = window as unknown as { wp?: { editor?: EditorPackage; editPost?: EditorPackage } };
  return wp?.editor?.[name] ?? wp?.editPost?.[name];
};

/** A panel of the document's sidebar. */
export const panelSlot = () => partOf('PluginDocumentSettingPanel');

/** A line of the page's summary, at the top of the sidebar. */
export const summarySlot = () => partOf('PluginPostStatusInfo');
