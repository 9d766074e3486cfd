import { registerPlugin } from '@wordpress/plugins';
import { Panel } from './panel.tsx';
import './editor.css';

registerPlugin('talk-messenger', { render: Panel });
