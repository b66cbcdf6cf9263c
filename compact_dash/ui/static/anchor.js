(() => {
  const page = document.querySelector('[data-testid="stMainBlockContainer"]');
  if (!page || !location.hash || window.anchorFollowed) return;
  window.anchorFollowed = true;
  // What is above the place may still grow: look again whenever it does, until the reader takes over.
  const watch = new ResizeObserver(() => location.replace(location.href));
  const stop = () => watch.disconnect();
  for (const deed of ['wheel', 'touchstart', 'pointerdown', 'keydown']) addEventListener(deed, stop, { once: true, capture: true });
  setTimeout(stop, 5000);
  watch.observe(page);
})();
