document.head.append(
  Object.assign(document.createElement('script'), { src: '/wp-content/plugins/early-chat/more.js' }),
);
