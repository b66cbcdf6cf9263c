(() => {
  if (window.addressSteps) return;
  window.addressSteps = true;
  // A page completes its address with these: added, they are no step that Back would have to undo.
  const COMPLETES = ['line'];
  // And these only say which form was open, for F5: changed, they are none either.
  const NOTES = ['kind', 'capture', 'changing', 'minutes', 'part'];
  const push = history.pushState.bind(history);
  history.pushState = (state, title, to) => {
    const next = new URL(to, location.href), before = new URLSearchParams(location.search);
    const isOld = ([name, value]) => before.get(name) === value || NOTES.includes(name) || (COMPLETES.includes(name) && !before.has(name));
    const isQuiet = next.pathname === location.pathname && [...next.searchParams].every(isOld)
      && [...before.keys()].every((name) => next.searchParams.has(name) || NOTES.includes(name));
    return isQuiet ? history.replaceState(state, title, to) : push(state, title, to);
  };
})();
