// What differs from @wordpress/scripts' own configuration. build/screens.ts names the output.
const fs = require('node:fs');
const path = require('node:path');
const defaults = require('@wordpress/scripts/config/webpack.config');

/** The same loaders, with the JSX runtime of babel.config.cjs, which they do not look for themselves. */
const withBabelConfig = (rule) => ({
  ...rule,
  use: [].concat(rule.use).map((use) =>
    String(use.loader).includes('babel-loader')
      ? {
          ...use,
          options: {
            cacheDirectory: false,
            configFile: path.join(__dirname, 'babel.config.cjs'),
            babelrc: false,
          },
        }
      : use,
  ),
});

/** Names the files that went into the scripts, one a line, for the list of licences (scripts/build/packages.ts). */
const listModules = {
  apply(compiler) {
    compiler.hooks.done.tap('ListModules', ({ compilation }) => {
      const inside = (module) => (module.modules ? [...module.modules].flatMap(inside) : [module.resource]);
      const files = [...compilation.modules]
        .filter((module) => compilation.chunkGraph.getNumberOfModuleChunks(module) > 0)
        .flatMap(inside)
        .filter(Boolean);
      fs.writeFileSync(process.env.TALK_MODULES, files.join('\n'));
    });
  },
};

module.exports = {
  ...defaults,
  plugins: [...defaults.plugins, listModules],
  context: __dirname,
  entry: {
    settings: path.join(__dirname, 'src/settings/index.tsx'),
    editor: path.join(__dirname, 'src/editor/index.tsx'),
    lists: path.join(__dirname, 'src/lists/index.ts'),
    'open-chat/index': path.join(__dirname, 'src/open-chat/index.tsx'),
  },
  output: { ...defaults.output, path: process.env.TALK_ASSETS, clean: false },
  module: {
    ...defaults.module,
    rules: [
      ...defaults.module.rules.map((rule) =>
        String(rule.test).includes('(j|t)sx') ? withBabelConfig(rule) : rule,
      ),
      // The engine is pure functions and tables: what a screen does not use stays out.
      { test: /[\\/]core[\\/]dist[\\/].*\.js$/, sideEffects: false },
    ],
  },
  // One file for what only an import needs, under a name that does not change from build to build.
  optimization: {
    ...defaults.optimization,
    splitChunks: { cacheGroups: { default: false, defaultVendors: false } },
  },
  performance: { hints: false },
};
