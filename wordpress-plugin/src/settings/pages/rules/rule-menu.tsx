import { MenuGroup, MenuItem, NavigableMenu, Popover } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../../page/t.ts';

export type RuleCommand = 'edit' | 'duplicate' | 'first' | 'up' | 'down' | 'last' | 'delete';

interface Props {
  /** The button that opened it. */
  readonly anchor: HTMLElement;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether another rule can be stored. */
  readonly canAdd: boolean;
  readonly onCommand: (command: RuleCommand) => void;
  readonly onClose: () => void;
}

/** The menu of one rule; there is one menu for all of them. */
export const RuleMenu = ({ anchor, isFirst, isLast, canAdd, onCommand, onClose }: Props) => {
  const item = (command: RuleCommand, disabled = false) => (
    <MenuItem
      key={command}
      role="menuitem"
      aria-disabled={disabled}
      isDestructive={command === 'delete'}
      onClick={() => !disabled && onCommand(command)}
    >
      {t(`screens.rules.command.${command}`)}
    </MenuItem>
  );
  return (
    <Popover
      anchor={anchor}
      placement="bottom-end"
      className="talk-rule-menu"
      focusOnMount="firstElement"
      onClose={onClose}
    >
      <NavigableMenu role="menu" aria-label={anchor.getAttribute('aria-label') ?? undefined}>
        <MenuGroup>{[item('edit'), item('duplicate', !canAdd)]}</MenuGroup>
        <MenuGroup>
          {[item('first', isFirst), item('up', isFirst), item('down', isLast), item('last', isLast)]}
        </MenuGroup>
        <MenuGroup>{item('delete')}</MenuGroup>
      </NavigableMenu>
    </Popover>
  );
};
