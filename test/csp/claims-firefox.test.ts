// needs: firefox
// in turn: what a merge claims, in another engine
import { claimsLoadIn } from './claims.ts';

claimsLoadIn('firefox');
