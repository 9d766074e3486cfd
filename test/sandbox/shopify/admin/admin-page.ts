/** A page of the admin that frames the app, hands out session tokens and shows toasts. */
export const adminPage = (frame: string, appOrigin: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Admin</title>
<style>
body { margin: 0 }
iframe { display: block; width: 100%; height: 100vh; border: 0 }
#toasts { position: fixed; inset: auto 0 1rem; text-align: center; font-family: system-ui; pointer-events: none }
#toasts p { animation: fade 1s 4s forwards }
@keyframes fade { to { opacity: 0 } }
</style>
<iframe title="App" src="${frame.replaceAll('&', '&amp;')}"></iframe>
<div id="toasts" role="log"></div>
<script>
const answers = {
  token: async () => (await fetch('/-/token' + location.search)).text(),
  extensions: async () => (await fetch('/-/extensions')).json(),
  toast: (message) => { const line = document.createElement('p'); line.textContent = message; toasts.append(line); },
};
addEventListener('message', async ({ origin, data, source }) => {
  if (origin !== ${JSON.stringify(appOrigin)}) return;
  source.postMessage({ number: data.number, answer: await answers[data.question]?.(data.value) }, origin);
});
</script>
</html>`;
