// needs: firefox
// in turn: the loader in another engine
import { loaderSample } from '../../test/browser/loader-sample.ts';

loaderSample('firefox');
