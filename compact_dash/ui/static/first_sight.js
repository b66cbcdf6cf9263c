(() => {
  const root = document.getElementById('root'), first = document.getElementById('first-sight');
  if (!root || !first) return;
  // In milliseconds: a wait worth telling of; a link dwelt on; a page kept that was asked for; a page drawn but
  // for a part; a page that does not come.
  const PATIENCE = 10000, DWELL = 60, FRESH = 5000, LACKS = 700, GIVE_UP = 20000;
  const PAGES = new Set(first.dataset.pages.split(' ')), MOST_LEFT = 6;
  const main = (place) => place?.querySelector('[data-testid="stMain"]');
  const app = () => root.querySelector('[data-testid="stApp"]');
  const isStill = () => app()?.dataset.testScriptState === 'notRunning';
  // A slow computer draws a page in parts, long after its run has ended; what a run says last is among the last part.
  const isDrawn = () => isStill() && drawn() && !root.querySelector('[data-stale="true"]');
  // Streamlit loads the program of a control with the first of its kind; a chart's takes seconds on a slow line.
  const lacks = () => root.querySelector('[data-testid="stSkeleton"]');

  const folder = (url) => url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1);
  const here = folder(location);
  // Each run of a page says which page it has drawn, under a word of its own (ui/components/unsaved.py).
  const drawn = () => root.querySelector('.drawn');
  const run = () => drawn()?.dataset.run;
  const isOf = (url, before) => run() !== before && [url.pathname.slice(here.length), 'none'].includes(drawn().dataset.page);

  // What was seen by one person is shown to no other at the same tab. Between two pages nothing says whose they are.
  let known = '';
  const who = () => {
    const said = root.querySelector('.unsaved')?.dataset.said;
    if (said) { const { person, desk } = JSON.parse(said); known = `${person} ${desk}`; }
    return known;
  };

  // ---- What lies over the page until the page itself stands.

  // What was in focus has a counterpart: the same link, or the field of the same key.
  function counterpart(element) {
    const key = element.closest('[class*="st-key-"]')?.className.match(/st-key-[\w-]+/)?.[0];
    if (element.href) return [...root.querySelectorAll('a')].find((each) => each.href === element.href);
    return key ? root.querySelector(`.${key} :is(input, button, textarea)`) : null;
  }

  function giveWay(sight) {
    if (!sight.isConnected) return;
    const focused = inFocus.get(sight) ? counterpart(inFocus.get(sight)) : null;
    const at = main(sight)?.scrollTop;
    if (at && main(root)) main(root).scrollTop = at;
    sight.remove();
    focused?.focus({ preventScroll: true });
  }

  const inFocus = new WeakMap();
  function hush(sight) {
    if (sight.contains(document.activeElement)) inFocus.set(sight, document.activeElement);
    sight.inert = true;
    sight.setAttribute('aria-hidden', 'true');
  }

  // From when the page begins to stand, a screen reader finds it there, and nothing is read twice.
  function makeWay(sight, url) {
    const before = run();
    const tell = setTimeout(() => {
      const words = Object.assign(document.createElement('p'), { className: 'fs-waiting', textContent: first.dataset.waiting });
      words.setAttribute('role', 'status');
      sight.append(words);
    }, PATIENCE);
    const watch = new MutationObserver(look);
    let since = 0;
    function look() {
      if (!sight.isConnected) { stop(); return; }
      if (main(root) && !sight.inert) hush(sight);
      if (!isDrawn() || (url && !isOf(url, before))) return;
      if (!since && lacks()) setTimeout(look, LACKS);
      since ||= Date.now();
      if (!lacks() || Date.now() - since >= LACKS) { stop(); giveWay(sight); }
    }
    function stop() { watch.disconnect(); clearTimeout(tell); }
    watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-test-script-state', 'data-stale', 'data-run'] });
    look();
  }

  // A browser goes to the place in an address once all has come, which here is long after it can be seen.
  function goTo(sight, hash) {
    let name = hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* it was written by hand */ }
    [...sight.querySelectorAll('[id]')].find((each) => each.id === name)?.scrollIntoView();
  }

  makeWay(first);
  // The program is loaded once the page is to be seen: it would keep the browser from drawing it. A tab in the
  // background draws nothing.
  const program = document.getElementById('program');
  function load() {
    if (program?.isConnected) { program.remove(); document.head.append(document.importNode(program.content, true)); }
  }
  requestAnimationFrame(() => setTimeout(load));
  setTimeout(load, 250);
  if (location.hash) goTo(first, location.hash);

  // ---- From page to page: the next one is shown at once, and Streamlit changes to it beneath.

  function pageOf(link) {
    if (!link?.href || (link.target && link.target !== '_self') || link.hasAttribute('download')) return null;
    const url = new URL(link.href);
    const isOurs = url.origin === location.origin && folder(url) === here && PAGES.has(url.pathname.slice(here.length));
    const isHere = url.pathname === location.pathname && url.search === location.search;
    return isOurs && !isHere && !url.searchParams.has('room') ? url : null;
  }

  const asked = new Map();
  function ask(url) {
    const key = url.pathname + url.search, known = asked.get(key);
    if (known?.by === who() && Date.now() - known.at < FRESH) return known.part;
    const part = fetch(key, { headers: { Accept: 'text/html', 'Compact-Sight': 'part' } })
      .then((answer) => (answer.ok && answer.headers.has('Compact-Sight') ? answer.text() : null));
    asked.clear();
    asked.set(key, { part, at: Date.now(), by: who() });
    // Nobody may ever want it.
    part.catch(() => asked.delete(key));
    return part;
  }

  function layOver(sight) {
    for (const old of document.querySelectorAll('#first-sight')) old.remove();
    sight.id = 'first-sight';
    document.body.append(sight);
    setTimeout(() => { if (sight.isConnected) location.reload(); }, GIVE_UP);
  }

  // What was left is kept as it looked, for Back.
  const left = new Map();
  const addressNow = () => location.pathname + location.search;
  let address = addressNow();
  // Streamlit changes the address too, and a step back is told only once it has changed.
  for (const step of ['pushState', 'replaceState']) {
    const take = history[step].bind(history);
    history[step] = (...given) => { take(...given); address = addressNow(); };
  }
  function leave() {
    const stood = app();
    if (!stood || document.getElementById('first-sight')) return;
    const at = main(root)?.scrollTop || 0;
    left.delete(address);
    left.set(address, { look: stood.cloneNode(true), at, by: who() });
    if (left.size > MOST_LEFT) left.delete(left.keys().next().value);
  }

  let pressed = 0;
  async function go(url) {
    const press = ++pressed;
    let part = null;
    // Where the server does not answer, the browser says so, as it does of any link.
    try { part = await ask(url); } catch { location.href = url; return; }
    // Another link was pressed meanwhile.
    if (press !== pressed) return;
    leave();
    const sight = document.createElement('div');
    if (part) {
      sight.innerHTML = part;
      layOver(sight);
      if (url.hash) goTo(sight, url.hash);
    }
    history.pushState(null, '', url);
    dispatchEvent(new PopStateEvent('popstate', { state: 'link' }));
    if (part) makeWay(sight, url);
  }

  addEventListener('popstate', (event) => {
    // A place on the same page was gone to.
    if (event.state === 'link' || address === addressNow()) return;
    leave();
    address = addressNow();
    const kept = left.get(address);
    if (kept?.by !== who()) return;
    const sight = document.createElement('div');
    sight.append(kept.look);
    hush(sight);
    layOver(sight);
    makeWay(sight, new URL(address, location.href));
    if (main(sight)) main(sight).scrollTop = kept.at;
  }, true);

  const linkAt = (event) => pageOf(event.target.closest?.('a[href]'));
  document.addEventListener('click', (event) => {
    const url = linkAt(event);
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!url || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    go(url);
  }, true);
  let dwelt = 0;
  // Whoever goes through a page by the Tab key passes many links on the way to one.
  for (const [deed, dwell] of [['mouseover', DWELL], ['focusin', 6 * DWELL]]) {
    document.addEventListener(deed, (event) => {
      clearTimeout(dwelt);
      const url = linkAt(event);
      if (url) dwelt = setTimeout(() => ask(url), dwell);
    });
  }
  document.addEventListener('pointerdown', (event) => { const url = linkAt(event); if (url && event.button === 0) ask(url); });
})();
