// `talk-server`, run by Node itself: `node main.ts [command]`.
import { main } from './cli/run.ts';

await main(process.argv.slice(2), process.env);
