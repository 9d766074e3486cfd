// needs: firefox
import { frontSample } from './front-sample.ts';

frontSample('firefox');
