// The classic runtime: WordPress 6.5 and older have no react-jsx-runtime, and drop a script that asks for it silently.
module.exports = {
  presets: ['@wordpress/babel-preset-default'],
  plugins: [['@babel/plugin-transform-react-jsx', { runtime: 'classic' }]],
};
