(() => {
  const page = document.querySelector('[data-testid="stMainBlockContainer"]');
  if (!page || !location.hash || window.anchorFollowed) return;
  window.anchorFollowed = true;
  if (goToPart()) return;
  // What is above the place may still grow: look again whenever it does, until the reader takes over.
  const watch = new ResizeObserver(() => location.replace(location.href));
  const stop = () => watch.disconnect();
  for (const deed of ['wheel', 'touchstart', 'pointerdown', 'keydown']) addEventListener(deed, stop, { once: true, capture: true });
  setTimeout(stop, 5000);
  watch.observe(page);

  // A long table is sent in parts, which hold its rows in the order of their references.
  function goToPart() {
    let place;
    try { place = decodeURIComponent(location.hash.slice(1)); } catch { return false; }
    if (document.getElementById(place)) return false;
    for (const { dataset } of page.querySelectorAll('[data-places]')) {
      const { name, parts } = JSON.parse(dataset.places), url = new URL(location.href);
      const [first, start] = parts.findLast(([ref]) => ref <= place) ?? [];
      const isOfTable = first && first.split('-')[0] === place.split('-')[0];
      if (!isOfTable || Number(url.searchParams.get(name) ?? 1) === start) continue;
      url.searchParams.set(name, start);
      location.replace(url);
      return true;
    }
    return false;
  }
})();
