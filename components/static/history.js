// A drag writes the link many times a second. Together that is one step of the browser's history:
// what follows sooner than a pause on the same page takes the place of the step before.
{
  const PAUSE_MS = 1500;
  const push = history.pushState.bind(history);
  let last = 0;
  history.pushState = (state, title, url) => {
    const now = Date.now();
    const goesOn = now - last < PAUSE_MS && new URL(url, location.href).pathname === location.pathname;
    last = now;
    goesOn ? history.replaceState(state, title, url) : push(state, title, url);
  };
}
