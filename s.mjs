import { buildFront, filesOfFront } from './core/messenger/front/build.ts';
import { gzipSync } from 'node:zlib';
const f = await buildFront();
for (const x of filesOfFront(f)) console.log(x.file, x.content.length, gzipSync(x.content,{level:9}).length);
