(() => {
  if (window.navigationNamed) return;
  window.navigationNamed = true;
  // Streamlit puts a heading and its pages into a list without its being an item of it. A screen reader is told of no
  // list at all then, but of the pages under each heading.
  const name = () => {
    for (const list of document.querySelectorAll('[data-testid="stSidebarNavItems"]')) {
      for (const each of [list, ...list.querySelectorAll('li')]) if (!each.hasAttribute('role')) each.setAttribute('role', 'none');
    }
  };
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  name();
})();
