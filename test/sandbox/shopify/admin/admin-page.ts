import { adminAnswers } from './admin-answers.ts';

/** Looks of the admin's own pages. */
export const ADMIN_LOOKS = `
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: #303030 }
iframe { display: block; width: 100%; height: 100vh; border: 0 }
#toasts { position: fixed; inset: auto 0 1rem; text-align: center; pointer-events: none }
#toasts p { animation: fade 1s 4s forwards }
@keyframes fade { to { opacity: 0 } }
dialog, main { box-sizing: border-box; width: min(32rem, calc(100vw - 2rem)); border: 1px solid #ccc;
  border-radius: 0.75rem; padding: 0.5rem 1.5rem 1.5rem; background: #fff }
main { margin: 4rem auto }
dialog label { display: flex; gap: 0.5rem; padding: 0.4rem 0 }
button { margin: 1rem 0.5rem 0 0; padding: 0.4rem 0.9rem; font: inherit }
`;

/** A page of the admin that frames the app and answers what App Bridge asks. */
export const adminPage = (frame: string, appOrigin: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Admin</title>
<style>${ADMIN_LOOKS}</style>
<iframe title="App" src="${frame.replaceAll('&', '&amp;')}"></iframe>
<div id="toasts" role="log"></div>
<script>(${adminAnswers.toString()})(${JSON.stringify(appOrigin)})</script>
</html>`;
