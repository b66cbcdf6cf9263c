(() => {
  if (window.boardFilters) return;
  window.boardFilters = true;
  // All is found by its data, wherever it is drawn and however often: in the page, and in what lies over it at first.
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const nameOf = (control) => control.dataset.filter;
  const optionFor = (control, said) => [...control.options].find((option) => option.value.toLowerCase() === said.toLowerCase());

  // What the address says, as the choices spell it.
  function chosen(bar) {
    const address = new URLSearchParams(location.search), found = new URLSearchParams();
    for (const control of all('[data-filter]', bar)) {
      const said = address.get(nameOf(control));
      const value = said && (control.options ? optionFor(control, said)?.value : said.toLowerCase() === 'true' && 'true');
      if (value) found.set(nameOf(control), value);
    }
    return found;
  }

  function setBar(bar, choices) {
    for (const control of all('[data-filter]', bar)) {
      const value = choices.get(nameOf(control)) || '';
      if (control.options) { if (control.value !== value) control.value = value; } else control.checked = value === 'true';
    }
  }

  // ---- The sums. What a cell adds, and which choices admit it, the server has said; here it is only added.

  const boards = new WeakMap();
  function boardOf(root) {
    const text = root.dataset.board;
    if (boards.get(root)?.text !== text) boards.set(root, { text, board: text ? { ...JSON.parse(text), phrases: JSON.parse(root.dataset.phrases) } : null });
    return boards.get(root).board;
  }

  function nothing(board) { return { sums: new Array(board.sums.length).fill(0), due: Infinity, coming: Infinity, cells: 0 }; }
  function add(into, cell) {
    into.cells += 1;
    if (cell[1] >= 0) into.due = Math.min(into.due, cell[1]);
    if (cell[2] >= 0) into.coming = Math.min(into.coming, cell[2]);
    for (let at = 3; at < cell.length; at += 2) into.sums[cell[at]] += cell[at + 1];
  }

  function tallies(board, choices) {
    const admitting = Object.entries(board.admits).filter(([name]) => choices.has(name));
    const admitted = admitting.map(([name, by]) => new Set(by[choices.get(name)]));
    const rows = new Map(board.departments.map((code) => [code, nothing(board)])), total = nothing(board);
    const asked = choices.get('department');
    board.cells.forEach((cell, place) => {
      const code = board.departments[cell[0]];
      if ((asked && asked !== code) || !admitted.every((cells) => cells.has(place))) return;
      add(rows.get(code), cell);
      add(total, cell);
    });
    // Without a choice among lines a department stands there also where it has none.
    for (const [code, row] of rows) row.isLeft = (!asked || asked === code) && (!admitting.length || row.cells > 0);
    return { rows, total };
  }

  // ---- The words, as the server has given them.

  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  function say([of, none, one, many], sums) {
    const number = sums[of];
    return (number === 0 ? none : number === 1 ? one : many).replaceAll('#', number.toLocaleString('en-GB'));
  }
  function sayAll([phrases, joint, otherwise], sums) {
    return phrases.map((phrase) => say(phrase, sums)).filter(Boolean).join(joint) || (otherwise ? say(otherwise, sums) : '');
  }

  function fill(part, board, tally) {
    const sums = Object.fromEntries(board.sums.map((name, place) => [name, tally.sums[place]]));
    for (const element of part('[data-sum]')) {
      write(element, String(sums[element.dataset.sum]));
      if ('pale' in element.dataset) element.classList.toggle('z', !sums[element.dataset.sum]);
    }
    for (const element of part('[data-words]')) write(element, sayAll(board.phrases[element.dataset.words], sums));
    for (const element of part('[data-if]')) element.hidden = !element.dataset.if.split(' ').some((name) => sums[name]);
    for (const element of part('[data-mix] > i')) {
      element.hidden = !sums[element.className];
      element.style.flex = sums[element.className];
    }
    for (const element of part('[data-milestone]')) {
      const isDue = tally.due < board.gone, day = board.days[isDue ? tally.due : tally.coming];
      element.dataset.key = day ? day[0] : '';
      for (const [kind, isShown] of [['due', isDue], ['coming', day && !isDue]]) {
        const words = element.querySelector(`[data-${kind}]`);
        words.hidden = !isShown;
        write(words.firstElementChild, isShown ? day[1] : '');
      }
      element.querySelector('[data-undated]').hidden = Boolean(day);
    }
    return sums;
  }

  function narrow(root, choices) {
    const board = boardOf(root), drawn = choices.toString();
    if (!board || root.dataset.drawn === drawn) return;
    root.dataset.drawn = drawn;
    const { rows, total } = tallies(board, choices);
    for (const row of all('[data-row]', root)) {
      const tally = rows.get(row.dataset.row);
      row.hidden = !tally.isLeft;
      fill((selector) => all(selector, row), board, tally);
    }
    const sums = fill((selector) => all(selector, root).filter((element) => !element.closest('[data-row]')), board, total);
    for (const head of all('[data-column]', root)) {
      for (const { cells } of head.closest('table').rows) cells[head.cellIndex].hidden = !sums[head.dataset.column];
    }
    const isLeft = [...rows.values()].some((row) => row.isLeft);
    for (const element of all('[data-left]', root)) element.hidden = !isLeft;
    for (const element of all('[data-none]', root)) element.hidden = isLeft;
    for (const element of all('[data-narrow]', root)) element.hidden = !drawn;
  }

  // ---- The order of the rows, which is the reader's own: it is not in the address, and a redraw keeps it.

  const orders = new Map();
  const keyOf = (row, column) => { const cell = row.cells[column]; return cell.dataset.key ?? cell.textContent.trim(); };
  function compare(one, other) {
    // What has nothing to sort by stands last, whichever way the rest is sorted.
    const [first, second] = [Number(one), Number(other)];
    return Number.isNaN(first) || Number.isNaN(second) ? one.localeCompare(other, 'en-GB') : first - second;
  }
  function sort(table) {
    const order = orders.get(table.dataset.sorted), body = table.tBodies[0];
    if (!order && !table.querySelector('th[aria-sort]')) return;
    for (const button of all('[data-sort]', table)) {
      const head = button.closest('th'), isIt = order?.column === head.cellIndex;
      if (isIt) head.setAttribute('aria-sort', order.down ? 'descending' : 'ascending'); else head.removeAttribute('aria-sort');
    }
    const now = [...body.rows];
    now.forEach((row, place) => { row.dataset.place ??= place; });
    const byPlan = (one, other) => one.dataset.place - other.dataset.place;
    const wanted = [...now].sort((one, other) => {
      const [first, second] = order ? [keyOf(one, order.column), keyOf(other, order.column)] : ['', ''];
      if (first === second) return byPlan(one, other);
      if (!first || !second) return first ? -1 : 1;
      return (order.down ? compare(second, first) : compare(first, second)) || byPlan(one, other);
    });
    if (wanted.some((row, place) => row !== now[place])) body.append(...wanted);
  }

  // ---- Whatever is drawn, by whomever, is as the address and the reader have it before it can be seen.

  let at = null;
  function look() {
    const bar = document.querySelector('[data-filters]');
    if (bar) {
      const choices = chosen(bar), url = new URL(location.href);
      // Another spelling in an address is put right.
      for (const [name, value] of choices) if (url.searchParams.get(name) !== value) url.searchParams.set(name, value);
      if (url.search !== location.search && all('[data-board]').length) history.replaceState(history.state, '', url);
      for (const each of all('[data-filters]')) setBar(each, choices);
      for (const root of all('[data-board]')) narrow(root, choices);
      // A bar with other choices takes the place of the one in use: the cursor goes on in it.
      if (at && !at.isConnected && document.activeElement === document.body) {
        document.querySelector(`[data-filters] [data-filter="${nameOf(at)}"]`)?.focus({ preventScroll: true });
      }
    }
    for (const table of all('table[data-sorted]')) sort(table);
    watch.takeRecords();
  }
  const watch = new MutationObserver(look);
  watch.observe(document.documentElement, { childList: true, subtree: true });

  function go(url) {
    history.pushState(history.state, '', url);
    look();
    // A board too large to be sent with its cells is narrowed by the server.
    if (all('[data-board]').some((root) => !root.dataset.board)) dispatchEvent(new PopStateEvent('popstate', { state: 'link' }));
  }

  document.addEventListener('change', ({ target }) => {
    if (!target.matches?.('[data-filters] [data-filter]')) return;
    const url = new URL(location.href), value = target.options ? target.value : target.checked && 'true';
    if (value) url.searchParams.set(nameOf(target), value); else url.searchParams.delete(nameOf(target));
    go(url);
  });
  document.addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-sort]');
    if (!button) return;
    const table = button.closest('table'), { cellIndex: column } = button.closest('th'), was = orders.get(table.dataset.sorted);
    // Up, down, and the plan's own order again.
    if (was?.column !== column) orders.set(table.dataset.sorted, { column, down: false });
    else if (!was.down) was.down = true;
    else orders.delete(table.dataset.sorted);
    look();
  });
  document.addEventListener('focusin', ({ target }) => { at = target.matches?.('[data-filter]') ? target : null; });
  addEventListener('popstate', look);

  look();
})();
