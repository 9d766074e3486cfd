// needs: nginx
import { describeForm } from './forms.ts';
import { startNginx } from './servers/answers.ts';

describeForm('nginx', startNginx);
