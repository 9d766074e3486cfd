// needs: webkit
import { frontSample } from './front-sample.ts';

frontSample('webkit');
