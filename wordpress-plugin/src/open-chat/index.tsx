import { InspectorControls, RichText, useBlockProps } from '@wordpress/block-editor';
import { registerBlockType } from '@wordpress/blocks';
import { Notice, PanelBody, RadioControl, TextControl } from '@wordpress/components';
import * as React from 'react';
import block from './block.json';
import { t } from './t.ts';

/** As block.json has them. */
interface Attributes {
  readonly text: string;
  readonly view: 'home' | 'thread';
  readonly href: string;
}

interface EditProps {
  readonly attributes: Attributes;
  readonly setAttributes: (change: Partial<Attributes>) => void;
}

/** What the address of a link may be; the server judges it again. */
const isAddress = (href: string): boolean =>
  /^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[^\s]+|[/#?][^\s]*)$/.test(href);

const Edit = ({ attributes: { text, view, href }, setAttributes }: EditProps) => (
  <>
    <InspectorControls>
      <PanelBody title={t('title')}>
        <RadioControl
          label={t('view')}
          selected={view}
          options={[
            { value: 'home', label: t('view.home') },
            { value: 'thread', label: t('view.thread') },
          ]}
          onChange={(next: string) => setAttributes({ view: next === 'thread' ? 'thread' : 'home' })}
        />
        <TextControl
          __nextHasNoMarginBottom
          __next40pxDefaultSize
          label={t('href')}
          help={t('href.help')}
          value={href}
          placeholder="/contact/"
          dir="ltr"
          onChange={(next: string) => setAttributes({ href: next.trim() })}
        />
        {href !== '' && !isAddress(href) && (
          <Notice status="warning" isDismissible={false}>
            {t('href.wrong')}
          </Notice>
        )}
      </PanelBody>
    </InspectorControls>
    <div {...useBlockProps()}>
      <RichText
        tagName="span"
        className="wp-block-button__link wp-element-button"
        aria-label={t('text')}
        placeholder={t('text.default')}
        allowedFormats={[]}
        value={text}
        onChange={(next: string) => setAttributes({ text: next })}
      />
    </div>
  </>
);

// Rendered by the server, which knows whether there is a chat on the page.
registerBlockType(block.name, { edit: Edit, save: () => null });
