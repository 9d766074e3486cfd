// The build for policies that trust by hash, for all pages of a site: what the tag may not change is written into it
// (`embed/built-in.ts`). It can do all that `loader-full` can, and asks the site where its tag has lost the decision.
import { onConsent } from '../consent/banners.ts';
import { askForDecision } from '../decision/asked.ts';
import { either } from '../decision/either.ts';
import { start } from '../start.ts';
import { ask } from '../tag.ts';
import { identifyVisitor } from '../visitor.ts';

identifyVisitor();
// Refused, where there is something to ask.
start(either, onConsent);
if (ask) void askForDecision((decision) => start(decision, onConsent));
