// needs: webkit
// in turn: source expressions in another engine
import { agrees } from './agrees.ts';

agrees('webkit', { sample: 400, whole: 3000 });
