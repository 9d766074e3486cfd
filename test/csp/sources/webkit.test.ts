// needs: webkit
import { agrees } from './agrees.ts';

agrees('webkit', { sample: 400, whole: 3000 });
