import type { ComponentType, ReactNode } from 'react';

interface PanelProps {
  readonly name: string;
  readonly title: string;
  readonly className: string;
  readonly children: ReactNode;
}

interface EditorPackage {
  readonly PluginDocumentSettingPanel?: ComponentType<PanelProps>;
}

/**
 * The editor's own panel. Looked up while rendering: which package holds it differs between versions of WordPress,
 * and importing it from the wrong one breaks the editor.
 */
export const panelSlot = (): ComponentType<PanelProps> | undefined => {
  const { wp } = window as unknown as { wp?: { editor?: EditorPackage; editPost?: EditorPackage } };
  return wp?.editor?.PluginDocumentSettingPanel ?? wp?.editPost?.PluginDocumentSettingPanel;
};
