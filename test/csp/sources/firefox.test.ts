// needs: firefox
import { agrees } from './agrees.ts';

agrees('firefox', { sample: 150, whole: 3000 });
