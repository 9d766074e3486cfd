// Browser entry of the build that also tells Ortto who is signed in. The order counts: it listens before the loader runs.
import './identity.ts';
import './loader.ts';
