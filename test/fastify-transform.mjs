// Jest's transformer for one file of Fastify's. For each plugin without a name Fastify looks through all modules that are
// loaded, which in Jest takes twenty times what starting a server takes; where Node keeps no list of them, as in a
// program that is one file, Fastify goes without.
const LIST = 'const cache = require.cache';

export default {
  process: (source, file) => {
    if (!source.includes(LIST)) throw new Error(`${file} has no "${LIST}".`);
    return { code: source.replace(LIST, 'const cache = undefined') };
  },
};
