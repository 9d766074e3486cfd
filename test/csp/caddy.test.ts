// needs: caddy
import { describeForm } from './forms.ts';
import { startCaddy } from './servers/answers.ts';

describeForm('caddy', startCaddy);
