// needs: apache
import { describeForm } from './forms.ts';
import { startApache } from './servers/answers.ts';

describeForm('apache', (text) => startApache(text, false));
// LiteSpeed is not free software; it reads the same `.htaccess`.
describeForm('litespeed', (text) => startApache(text, true));
