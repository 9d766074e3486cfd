// needs: webkit
import { loaderSample } from '../../test/browser/loader-sample.ts';

loaderSample('webkit');
