(() => {
  if (window.unsavedWords) return;
  window.unsavedWords = true;
  const STORE = 'compact_unsaved', OUT = 'compact_signing_out', POST = 'compact_post';
  const EVERY = 3000, PATIENCE = 3000;
  const seen = new WeakMap(), lookedAt = new WeakMap();
  let said = null, cut = false, byLink = false, at = null, met = false;
  const others = new BroadcastChannel('compact_sign_in');
  others.onmessage = () => { if (said && !said.person) location.reload(); };

  // What is kept lives as long as the tab: F5, Back and a server started anew leave it, closing the tab does not.
  const load = () => { try { return JSON.parse(sessionStorage.getItem(STORE)) || {}; } catch { return {}; } };
  const save = (kept) => { try { sessionStorage.setItem(STORE, JSON.stringify(kept)); } catch { /* it is full or forbidden */ } };
  const change = (act) => { const kept = load(); act(kept); save(kept); };
  const mine = (kept = load()) => Object.entries(kept).filter(([, entry]) => said && entry.person === said.person);

  // A field is known by its key without the turn, which begins anew with each session.
  const FIELDS = '[data-testid="stMain"] [class*="st-key-"] :is(input:not([type="checkbox"], [type="radio"], [type="file"], [role="combobox"]), textarea)';
  const place = (field) => field.closest('[class*="st-key-"]');
  const key = (field) => ([...(place(field)?.classList || [])].find((each) => each.startsWith('st-key-')) || '').slice(7);
  const name = (field) => /-turn\d+-/.test(key(field)) ? key(field).replace(/-turn\d+-/, '-') : '';
  const id = (field) => [said.person, location.pathname, said.subject, name(field)].join('|');
  const label = (field) => field.getAttribute('aria-label') || '';
  const fields = () => [...document.querySelectorAll(FIELDS)].filter((field) => name(field) && !field.disabled);
  const app = () => document.querySelector('[data-testid="stApp"]');
  const still = () => app()?.dataset.testScriptState === 'notRunning';

  // Typed before the page has said whose it is, a field waits for that; what it held before is noted at once.
  const early = new Set();
  function type(field) {
    if (!name(field)) return;
    if (!seen.has(field)) seen.set(field, field.defaultValue);
    hear();
    if (said?.path === location.pathname) note(field); else early.add(field);
  }

  function note(field) {
    if (!said?.person) return;
    const base = said.saved[name(field)] ?? seen.get(field);
    change((kept) => {
      const before = kept[id(field)];
      if (field.value === base) { delete kept[id(field)]; return; }
      kept[id(field)] = {
        person: said.person, path: location.pathname, href: location.href, key: name(field), label: label(field),
        base: before ? before.base : base, value: field.value, session: said.session, mark: said.mark, load: performance.timeOrigin,
      };
    });
    at = { field, id: id(field), from: field.selectionStart, to: field.selectionEnd };
    show();
  }

  // What a press sends: the fields of its own form, or all that stand in none. Typed in again, a field waits again.
  function sends(element) {
    const form = element.closest('[data-testid="stForm"]');
    const sent = new Set(fields().filter((field) => field.closest('[data-testid="stForm"]') === form).map(id));
    change((kept) => { for (const [each, entry] of mine(kept)) entry.pressed = sent.has(each); });
  }

  // The table keeps its cells in a picture: what is typed in one is seen until the table has taken it or let it go.
  const CELL = '#portal textarea';
  function noteCell(field) {
    const cell = document.querySelector('[data-testid="stDataFrame"] td[aria-selected="true"]');
    const row = cell?.parentElement.firstElementChild.textContent, index = cell?.getAttribute('aria-colindex');
    const column = cell?.closest('table').querySelector(`th[aria-colindex="${index}"]`)?.textContent;
    hear();
    if (said?.person) change((kept) => { kept[idOf('cell')] = entryOf('cell', column ? `${row}, ${column}` : 'A cell', field.value); });
  }
  const idOf = (key) => [said.person, location.pathname, said.subject, key].join('|');
  const entryOf = (key, label, value) => ({
    person: said.person, path: location.pathname, href: location.href, key, label, value, session: said.session, load: performance.timeOrigin, cell: true,
  });

  // What a cell refused is known to the session alone: the browser has it until this session says that it is kept.
  function keepCells() {
    const cells = Object.entries(said.cells || {});
    change((kept) => {
      for (const [each, entry] of mine(kept)) {
        const typed = entry.key === 'cell' && entry.load === performance.timeOrigin && !document.querySelector(CELL);
        const refused = said.cells && entry.cell && entry.key !== 'cell' && entry.session === said.session;
        if (typed || refused) delete kept[each];
      }
      for (const [key, [label, value]] of cells) kept[idOf(key)] = entryOf(key, label, value);
    });
  }

  // The server has the last word on what is kept: it says which fields' values are, and which parts were kept whole.
  function settle() {
    change((kept) => {
      for (const [each, entry] of mine(kept)) {
        const parts = Object.entries(said.settled);
        const whole = entry.pressed && entry.session === said.session && parts.some(([part, at]) => at > entry.mark && entry.key.startsWith(part));
        if (whole || said.saved[entry.key] === entry.value) delete kept[each];
      }
    });
  }

  function read() {
    const element = document.querySelector('.unsaved[data-said]');
    if (!element || element.dataset.said === said?.text) return;
    said = { ...JSON.parse(element.dataset.said), text: element.dataset.said, path: said?.path };
    if (said.desk) document.cookie = `${POST}=${encodeURIComponent(said.desk)}; Path=${location.pathname.replace(/[^/]*$/, '')}; SameSite=Lax`;
    // Signed in again in one tab, the others that had run out come back too.
    if (said.person && !met) { met = true; others.postMessage('in'); }
    if (!said.person && sessionStorage.getItem(OUT)) { sessionStorage.removeItem(STORE); sessionStorage.removeItem(OUT); }
    settle();
  }

  function write(field, value) {
    const type = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(type.prototype, 'value').set.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const fill = (field, value) => { write(field, value); commit(field); };
  // As if it were left, so that the server is told; the cursor stays where it is.
  const commit = (field) => field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));

  // Left twice, because Streamlit does not send again what it takes for sent.
  const send = (field) => { const words = field.value; fill(field, `${words} `); fill(field, words); };

  // Closed while there was no server, a field has lost its cursor and will not be left any more. Streamlit connects again
  // without asking for the page, so nothing else would send what stands in it.
  let wasLost = false;
  function sendAgain() {
    if (lost()) { wasLost = true; return; }
    // They are opened again a moment after the connection.
    const open = fields(), kept = load();
    if (!wasLost || !said?.person || !open.length) return;
    wasLost = false;
    for (const field of open) if (kept[id(field)]?.value === field.value) send(field);
  }

  function say(field, words, choices) {
    place(field).querySelector('.unsaved-note:not(.unsaved-long)')?.remove();
    const part = document.createElement('div');
    part.className = 'unsaved-note';
    part.setAttribute('role', 'status');
    part.append(words, ...choices.map(([text, act]) => press(text, () => { part.remove(); act(); })));
    place(field).append(part);
    return part;
  }
  function press(text, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', act);
    return button;
  }

  function putBack() {
    if (!said?.person || !still()) return;
    const kept = load();
    for (const field of fields()) {
      // Once in each session: a field on the page outlives a server that is started anew.
      if (lookedAt.get(field) === said.session) continue;
      lookedAt.set(field, said.session);
      if (!seen.has(field)) seen.set(field, field.value);
      const here = id(field), entry = kept[here];
      // Drawn anew under the hands of somebody who types: the cursor goes on where it was.
      if (at && at.id === here && !at.field.isConnected && document.activeElement === document.body) {
        field.focus();
        try { field.setSelectionRange(at.from, at.to); } catch { /* a number has no places */ }
      }
      if (!entry) continue;
      if (entry.value === field.value) {
        // Streamlit may still put what the new server holds into the field; changed once more, it keeps these words.
        if (entry.session !== said.session) send(field);
        continue;
      }
      const drop = () => { change((all) => delete all[here]); show(); };
      if (field.value === entry.base || !field.value) {
        const before = field.value;
        // In its own session it was never out of sight for long: a field that was only drawn anew needs no sentence.
        const known = entry.session === said.session && entry.load === performance.timeOrigin;
        change((all) => { all[here] = { ...entry, session: said.session, mark: said.mark, load: performance.timeOrigin }; });
        fill(field, entry.value);
        if (!known) {
          const back = () => { drop(); fill(field, before); };
          say(field, 'Put back: you had typed this and it was not saved. ', [['Take it out', back]]).classList.add('unsaved-back');
        }
      } else {
        say(field, `You had typed this here, and it was not saved: “${entry.value}” `, [
          ['Put it back', () => fill(field, entry.value)], ['Leave it', drop],
        ]);
      }
    }
  }

  // The server refuses what is too long; here it is said while it is typed. Characters are counted as the server does.
  function measure(field) {
    const longest = said?.limits[name(field)], length = longest ? [...field.value].length : 0;
    const before = place(field).querySelector('.unsaved-long');
    const words = longest && length > longest
      ? `${length.toLocaleString('en-GB')} characters, and ${longest.toLocaleString('en-GB')} fit: `
        + `${(length - longest).toLocaleString('en-GB')} too many. It is not saved until it is shorter.` : '';
    if ((before?.textContent || '') === words) return;
    before?.remove();
    if (words) {
      const part = document.createElement('div');
      part.className = 'unsaved-note unsaved-long';
      part.setAttribute('role', 'status');
      part.textContent = words;
      place(field).append(part);
    }
  }

  // A screen reader is told in the field itself that it is wrong, and where why is said.
  function mark(field) {
    const fault = document.getElementById(`fault-${name(field)}`);
    if (fault) { field.setAttribute('aria-invalid', 'true'); field.setAttribute('aria-describedby', fault.id); }
    else if (field.getAttribute('aria-describedby')?.startsWith('fault-')) {
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-describedby');
    }
  }

  // Of the connection, where it can be seen wherever one has scrolled to; nothing can be pressed there.
  function tell() {
    document.body.classList.toggle('unsaved-cut', cut);
    let line = document.getElementById('unsaved-cut');
    if (!cut) { line?.remove(); return; }
    if (!line) {
      line = document.createElement('section');
      line.id = 'unsaved-cut';
      line.setAttribute('role', 'alert');
      document.body.append(line);
    }
    // While a server hangs one can type on; once it has ended, Streamlit closes the fields.
    const words = 'Not connected to the server. What you have typed is kept in this browser, and nothing is saved until it answers.'
      + (lost() ? ' Until then the fields are closed.' : '');
    if (line.textContent !== words) line.textContent = words;
  }

  // What was typed where no field stands now: on another page, in another step, under another choice.
  function show() {
    const home = document.querySelector('.st-key-unsaved_words');
    const here = new Set(said?.person ? [...fields().map(id), ...Object.keys(said.cells || {}).map(idOf), ...(document.querySelector(CELL) ? [idOf('cell')] : [])] : []);
    const away = mine().filter(([each]) => !here.has(each));
    let bar = document.getElementById('unsaved-bar');
    const text = JSON.stringify(away);
    if (!away.length || !home) { bar?.remove(); return; }
    if (bar?.dataset.text === text) return;
    bar?.remove();
    bar = document.createElement('section');
    bar.id = 'unsaved-bar';
    bar.dataset.text = text;
    bar.setAttribute('aria-label', 'Not saved');
    for (const [each, entry] of away) {
      const line = document.createElement('p'), link = document.createElement('a');
      link.href = entry.href;
      link.textContent = 'Go back to it';
      // A cell cannot be filled from here: its words stand ready to be typed or copied there.
      line.append(`Not known to be saved, kept in this browser: ${entry.label || 'words'}, “${entry.value}” `,
        ...(entry.cell && entry.href === location.href ? [] : [link, ' ']),
        press('Drop it', () => { change((all) => delete all[each]); show(); }));
      bar.append(line);
    }
    home.append(bar);
  }

  function hear() {
    read();
    if (!said || !still()) return;
    said.path = location.pathname;
    for (const field of early) if (field.isConnected) note(field);
    early.clear();
    keepCells();
  }

  function look() {
    clear();
    hear();
    sendAgain();
    putBack();
    for (const field of fields()) { measure(field); mark(field); }
    if (still()) { follow(); show(); }
  }

  // The address may have been completed since a field was typed in: the way back is to where it stands now. But a press
  // changes the address before it changes the page, so only what a run has drawn since is led there.
  let followed = '';
  function follow() {
    const run = document.querySelector('#root .drawn')?.dataset.run;
    if (!run || run === followed || !said?.person) return;
    followed = run;
    const kept = load(), standing = fields().filter((field) => !field.closest('[data-stale="true"]'));
    const moved = standing.map((field) => kept[id(field)]).filter((entry) => entry && entry.href !== location.href);
    moved.forEach((entry) => { entry.href = location.href; });
    if (moved.length) save(kept);
  }
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(look, 80); };
  new MutationObserver(soon).observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ['data-said', 'data-test-script-state', 'data-test-connection-state', 'disabled'],
  });

  addEventListener('input', ({ target, isTrusted }) => {
    if (target.matches?.(CELL)) noteCell(target);
    if (!target.matches?.(FIELDS)) return;
    // Whoever types on has seen what was put back; to take it out now would take their new words with it.
    if (isTrusted) place(target).querySelector('.unsaved-back')?.remove();
    type(target);
    measure(target);
  }, true);
  addEventListener('click', (event) => {
    const { target } = event;
    if (said?.person && target.closest?.('[data-testid="stMain"] button')) sends(target);
    if (target.closest?.('.st-key-sign_out')) sessionStorage.setItem(OUT, '1');
    const link = target.closest?.('a[href]');
    // A link within the product stays in this tab, and brings the words along.
    byLink = Boolean(link && link.origin === location.origin && !link.target);
    if (byLink) setTimeout(() => { byLink = false; }, 3000);
    const loads = byLink && !link.closest('[data-testid="stSidebar"]') && !link.hash && !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (!loads || !isOnItsWay()) return;
    // What was just left is on its way to the server: the page is left once it is told that it arrived, or soon anyway.
    event.preventDefault();
    const until = Date.now() + 1500;
    (function go() {
      hear();
      if (!isOnItsWay() || Date.now() > until) location.href = link.href; else setTimeout(go, 50);
    })();
  }, true);
  const isOnItsWay = () => Boolean(said) && mine().some(([, entry]) => entry.path === location.pathname && entry.key in said.saved);
  addEventListener('keydown', (event) => {
    const { target } = event, isLine = target.matches?.('input');
    if (event.key === 'Enter' && target.matches?.(FIELDS) && (isLine || event.ctrlKey || event.metaKey)) sends(target);
  }, true);
  addEventListener('beforeunload', (event) => {
    hear();
    for (const field of early) if (field.isConnected) note(field);
    const field = document.activeElement;
    if (field?.matches?.(FIELDS) && name(field)) commit(field);
    if (!byLink && mine().length) event.preventDefault();
  });

  const lost = () => app()?.dataset.testConnectionState !== 'CONNECTED';
  // Streamlit's own window, over the words and the page, asks its reader to start a program in a terminal.
  const clear = () => { if (lost()) document.querySelector('[data-testid="stDialog"] button[aria-label="Close"]')?.click(); };

  // A server that ended closes the connection; one that hangs does not, so it is asked.
  async function ask() {
    if (!document.hidden && (cut || mine().length || fields().length)) {
      const answers = !lost() && await fetch('_stcore/health', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })
        .then((answer) => answer.ok, () => false);
      cut = !answers;
      tell();
    }
    setTimeout(ask, EVERY);
  }
  setTimeout(ask, EVERY);
  look();
})();
