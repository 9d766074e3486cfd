/** The snippet that Ortto hands out for an account, in its current form. */
export const trackingCode = ({
  trackingKey,
  captureHost,
  scriptUrl,
}: {
  trackingKey: string;
  captureHost: string;
  scriptUrl: string;
}): string => `<!-- Ortto talk-demo capture code -->
<script>
  window.ap3c = window.ap3c || {};
  var ap3c = window.ap3c;
  ap3c.cmd = ap3c.cmd || [];
  ap3c.cmd.push(function () {
    ap3c.init('${trackingKey}', '${captureHost}');
    ap3c.track({v: 0});
  });
  ap3c.activity = function (act) { ap3c.act = (ap3c.act || []); ap3c.act.push(act); };
  var s, t; s = document.createElement('script'); s.type = 'text/javascript';
  s.src = '${scriptUrl}';
  t = document.getElementsByTagName('script')[0]; t.parentNode.insertBefore(s, t);
</script>
`;
