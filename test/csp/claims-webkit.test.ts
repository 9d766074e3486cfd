// needs: webkit
import { claimsLoadIn } from './claims.ts';

claimsLoadIn('webkit');
