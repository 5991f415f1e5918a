// A drag writes the link many times a second. Together that is one step of the browser's history:
// what follows sooner than a pause on the same page takes the place of the step before. So does
// what a short link leads to: a step back to it would lead forward again.
{
  const PAUSE_MS = 1500;
  const push = history.pushState.bind(history);
  let last = 0;
  history.pushState = (state, title, url) => {
    const now = Date.now();
    const isShort = /[?&]s=\w{13}(?!\w)/i.test(location.search);
    const goesOn = now - last < PAUSE_MS && new URL(url, location.href).pathname === location.pathname;
    last = now;
    goesOn || isShort ? history.replaceState(state, title, url) : push(state, title, url);
  };
}
