// needs: firefox
import { claimsLoadIn } from './claims.ts';

claimsLoadIn('firefox');
