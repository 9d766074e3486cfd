// needs: php
import { describeForm } from './forms.ts';
import { startPhp } from './servers/answers.ts';

describeForm('php', startPhp);
