import {
  Button,
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly checked?: boolean;
  act(): void;
}
/** Choices of which one holds now say of each whether it does. */
export interface Section {
  readonly label: string;
  readonly choices: readonly Choice[];
}

interface MenuProps {
  /** What is on the button. */
  readonly children: React.ReactNode;
  /** Says what the button is for where its content does not. */
  readonly label?: string;
  /** What the list is called, where the button's own words do. */
  readonly title?: string;
  readonly className?: string;
  readonly sections: readonly Section[];
  readonly open?: boolean;
  readonly onOpen?: (open: boolean) => void;
}

/** Which of a section's choices holds now; nothing where they are things to do. */
const selectionOf = ({ choices }: Section) =>
  choices.some(({ checked }) => checked !== undefined) && {
    selectionMode: 'single' as const,
    selectedKeys: choices.filter(({ checked }) => checked).map(({ id }) => id),
  };

/** A button that opens a list of things to do. */
export const Menu = ({ children, label, title, className = 'button', sections, open, onOpen }: MenuProps) => {
  const choices = sections.flatMap((section) => section.choices);
  return (
    <MenuTrigger {...(open !== undefined && { isOpen: open })} {...(onOpen && { onOpenChange: onOpen })}>
      <Button className={className} {...(label !== undefined && { 'aria-label': label })}>
        {children}
      </Button>
      <Popover className="popover" placement="bottom end">
        <AriaMenu
          className="menu"
          shouldCloseOnSelect
          aria-label={title ?? label ?? sections[0]!.label}
          onAction={(key) => choices.find(({ id }) => id === key)?.act()}
        >
          {sections
            .filter((section) => section.choices.length > 0)
            .map((section) => (
              <MenuSection key={section.label} className="menu-section" {...selectionOf(section)}>
                <Header className="menu-header">{section.label}</Header>
                {section.choices.map(({ id, label: text, hint, checked }) => (
                  <MenuItem key={id} id={id} className="menu-item" textValue={text}>
                    <span className="menu-text">
                      {text}
                      {checked && (
                        <span className="menu-checked" aria-hidden="true">
                          ✓
                        </span>
                      )}
                    </span>
                    {hint && <span className="menu-hint">{hint}</span>}
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
};
