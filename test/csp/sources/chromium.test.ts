// needs: chromium
import { agrees } from './agrees.ts';

agrees('chromium', { sample: 400, whole: 3000 });
