// needs: firefox
// in turn: source expressions in another engine
import { agrees } from './agrees.ts';

agrees('firefox', { sample: 150, whole: 3000 });
