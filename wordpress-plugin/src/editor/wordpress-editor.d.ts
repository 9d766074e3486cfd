/** What of WordPress' editor packages is used here. The packages themselves come with WordPress. */
declare module '@wordpress/plugins' {
  import type { ComponentType } from 'react';
  export function registerPlugin(name: string, settings: { render: ComponentType }): void;
}
