/** What a tracking code says. */
export interface TrackingCode {
  readonly trackingKey: string;
  /** With a slash at the end. */
  readonly captureHost: string;
  readonly scriptUrl: string;
  /** Named in the comment above it, so that people know what it is. */
  readonly name: string;
}

const literal = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c');

/**
 * The snippet that a server hands out for a site: the form that Ortto's has, so that it is read by what reads that.
 * @example printTrackingCode({ trackingKey, captureHost: 'https://talk.example/', scriptUrl: 'https://talk.example/app.js', name: 'Lamps' })
 */
export const printTrackingCode = ({ trackingKey, captureHost, scriptUrl, name }: TrackingCode): string =>
  `<!-- ${name.replaceAll(/[<>]|--/g, ' ').trim()} capture code -->
<script>
  window.ap3c = window.ap3c || {};
  var ap3c = window.ap3c;
  ap3c.cmd = ap3c.cmd || [];
  ap3c.cmd.push(function () {
    ap3c.init(${literal(trackingKey)}, ${literal(captureHost)});
    ap3c.track({v: 0});
  });
  ap3c.activity = function (act) { ap3c.act = (ap3c.act || []); ap3c.act.push(act); };
  var s, t; s = document.createElement('script'); s.type = 'text/javascript';
  s.src = ${literal(scriptUrl)};
  t = document.getElementsByTagName('script')[0]; t.parentNode.insertBefore(s, t);
</script>
`;
