// Put into every document before its own scripts. It notes when what is watched for is first seen, frame by frame.
// Moments are kept in milliseconds since 1970, so that a wait may begin in one document and end in the next.
(() => {
  if (window.top !== window) return;
  let kept;
  // A blank first document keeps nothing.
  try { kept = window.sessionStorage; } catch { return; }
  const now = () => performance.timeOrigin + performance.now();
  // While a font comes that the page says to wait for, its words stand there without letters.
  const isLettered = (element) => {
    const families = getComputedStyle(element).fontFamily;
    return ![...document.fonts].some((face) => face.status === 'loading' && ['auto', 'block'].includes(face.display)
      && families.includes(face.family.replace(/^["']|["']$/g, '')));
  };
  const isSeen = (element) => element.getClientRects().length > 0 && element.innerText.trim() !== '' && isLettered(element)
    && element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const words = (element) => element.innerText.replace(/\s+/g, ' ');
  const meets = ({ selector, pattern, not }) => [...document.querySelectorAll(selector)].some((element) => {
    const found = words(element).match(new RegExp(pattern));
    return found && found[0] !== not && isSeen(element);
  });
  const goal = () => JSON.parse(kept.getItem('bench-goal'));

  // The last press before the goal is met is the one that it answers.
  const begin = () => { if (kept.getItem('bench-goal') && !kept.getItem('bench-met')) kept.setItem('bench-began', now()); };
  for (const kind of ['pointerup', 'keydown', 'change']) window.addEventListener(kind, begin, { capture: true });

  window.bench = {
    seen: null,
    usable: null,
    begin,
    find: ({ selector, pattern }) => {
      const elements = [...document.querySelectorAll(selector)].filter(isSeen);
      return elements.map((element) => words(element).match(new RegExp(pattern))?.[0]).find(Boolean) ?? '';
    },
    // Whether there is something to wait for: what is there already cannot be measured.
    aim: (goal) => {
      kept.removeItem('bench-met');
      kept.removeItem('bench-began');
      kept.setItem('bench-goal', JSON.stringify(goal));
      return !meets(goal);
    },
    met: () => kept.getItem('bench-met') === null ? null : kept.getItem('bench-met') - kept.getItem('bench-began'),
  };

  function look() {
    const { sight, usable } = window.benchColumn;
    if (bench.seen === null && [...document.querySelectorAll(sight)].some(isSeen)) bench.seen = performance.now();
    if (bench.usable === null && bench.seen !== null && usable()) bench.usable = performance.now();
    if (kept.getItem('bench-began') && !kept.getItem('bench-met') && meets(goal())) kept.setItem('bench-met', now());
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
})();
