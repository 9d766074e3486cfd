import { createRoot } from '@wordpress/element';
import * as React from 'react';
import { App } from './app.tsx';
import './style/screen.css';

const root = document.getElementById('talk-messenger-root');
if (root) createRoot(root).render(<App />);
