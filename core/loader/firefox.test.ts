// needs: firefox
import { loaderSample } from '../../test/browser/loader-sample.ts';

loaderSample('firefox');
