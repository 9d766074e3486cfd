import type { Config } from '../config.ts';
import type { Site } from '../storage/directory.ts';

/** Where browsers reach the server, with a slash at the end. */
export const publicUrlOf = ({ TALK_PUBLIC_URL, TALK_HOST, TALK_PORT }: Config): string => {
  const host = TALK_HOST.includes(':') ? `[${TALK_HOST}]` : TALK_HOST;
  return `${(TALK_PUBLIC_URL || `http://${host}:${TALK_PORT}`).replace(/\/+$/, '')}/`;
};

/** The snippet that an owner pastes: the same form as Ortto's, with this server's hosts and the site's key. */
export const trackingCode = (
  { trackingKey }: Pick<Site, 'trackingKey'>,
  config: Config,
): string => `<!-- Talk server tracking code -->
<script>
  window.ap3c = window.ap3c || {};
  var ap3c = window.ap3c;
  ap3c.cmd = ap3c.cmd || [];
  ap3c.cmd.push(function () {
    ap3c.init('${trackingKey}', '${publicUrlOf(config)}');
    ap3c.track({v: 0});
  });
  ap3c.activity = function (act) { ap3c.act = (ap3c.act || []); ap3c.act.push(act); };
  var s, t; s = document.createElement('script'); s.type = 'text/javascript';
  s.src = '${publicUrlOf(config)}app.js';
  t = document.getElementsByTagName('script')[0]; t.parentNode.insertBefore(s, t);
</script>
`;
