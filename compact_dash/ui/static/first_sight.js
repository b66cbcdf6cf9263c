(() => {
  const sight = document.getElementById('first-sight'), root = document.getElementById('root');
  if (!sight || !root) return;
  const PATIENCE = 10000;
  const main = (place) => place.querySelector('[data-testid="stMain"]');
  const stands = () => root.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
    && !root.querySelector('[data-testid="stSkeleton"]') && main(root)?.querySelector('[data-testid="stElementContainer"]');

  // What was in focus has a counterpart: the same link, or the field of the same key.
  function counterpart(element) {
    const href = element.getAttribute('href'), key = element.closest('[class*="st-key-"]')?.className.match(/st-key-[\w-]+/)?.[0];
    if (href) return [...root.querySelectorAll('a')].find((each) => each.getAttribute('href') === href || each.href === element.href);
    return key ? root.querySelector(`.${key} :is(input, button, textarea)`) : null;
  }

  function giveWay() {
    const focused = sight.contains(document.activeElement) ? counterpart(document.activeElement) : null;
    const at = main(sight).scrollTop;
    watch.disconnect();
    clearTimeout(waiting);
    if (at) main(root).scrollTop = at;
    sight.remove();
    focused?.focus({ preventScroll: true });
  }

  const watch = new MutationObserver(() => {
    // From here on a screen reader finds the page itself; the same content is not read twice.
    if (!sight.inert && main(root)) {
      const focused = sight.contains(document.activeElement);
      if (!focused) sight.inert = true;
    }
    if (stands()) giveWay();
  });
  watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-test-script-state'] });
  const waiting = setTimeout(() => {
    const words = Object.assign(document.createElement('p'), { className: 'fs-waiting', textContent: sight.dataset.waiting });
    words.setAttribute('role', 'status');
    sight.append(words);
  }, PATIENCE);
})();
