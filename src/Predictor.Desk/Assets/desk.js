// Keys, saving without leaving the page, and what is new. Every page works without it.
'use strict';
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The viewer's time zone, for the next page; the first one is asked for again where it differs.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.split('; ').includes(`predictor_zone=${zone}`)) {
    document.cookie = `predictor_zone=${zone}; path=/; max-age=31536000; samesite=strict`;
  }

  const rows = () => all('.lines tbody tr');
  let at = 0;
  const current = () => rows()[at];
  const show = (focus) => {
    rows().forEach((row, i) => row.classList.toggle('cur', i === at));
    const row = current();
    if (!row) return;
    row.scrollIntoView({ block: 'nearest' });
    if (focus) one('.l-name a', row)?.focus({ preventScroll: true });
  };
  const move = (by) => { at = Math.max(0, Math.min(rows().length - 1, at + by)); show(true); };

  const picked = () => all('input[name="line"]:checked');
  const count = () => {
    const said = one('.bulk .chosen');
    const n = picked().length;
    if (said) said.textContent = n === 1 ? said.dataset.one : said.dataset.many.replace('{n}', n);
  };

  // Opens what a key stands for, for the lines that are chosen, or else the one that one is at.
  const open = (key) => {
    const target = one(`.bulk [data-key="${key}"]`);
    if (!target) return false;
    if (picked().length === 0 && current()) one('input[name="line"]', current()).checked = true;
    count();
    if (target.tagName !== 'DETAILS') { target.click(); return true; }
    all('.bulk details').forEach((each) => { each.open = each === target; });
    const suggested = one('select[data-suggested]', target);
    const [row] = picked().map((box) => box.closest('tr'));
    if (suggested && picked().length === 1 && row.dataset.action) suggested.value = row.dataset.action; // A case's page has it chosen.
    (one('input:checked', target) ?? one('select, input', target))?.focus();
    return true;
  };

  const close = () => {
    const opened = one('.bulk details[open]');
    if (opened) { opened.open = false; } else { picked().forEach((box) => { box.checked = false; }); }
    all('.chip[open], .viewmenu[open]').forEach((menu) => { menu.open = false; });
    show(true);
  };

  document.addEventListener('keydown', (event) => {
    if (!one('.views, .thecase')) return; // The keys are the queue's and a case's: elsewhere they are the browser's.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const alone = one('.thecase');
    const within = event.target.closest?.('.bulk .panel');
    const typing = event.target.matches?.('input:not([type="checkbox"], [type="radio"]), select, textarea');
    if (event.key === 'Escape') { if (!one('dialog[open]')) { close(); event.preventDefault(); } return; }
    if (within && event.key === 'Enter') { one('button[name="verb"]', within).click(); event.preventDefault(); return; }
    if (typing || one('dialog[open]')) return;
    if (within) {
      const choice = one(`input[data-key="${event.key}"]`, within);
      if (choice) { choice.checked = true; choice.focus(); event.preventDefault(); }
      return;
    }
    switch (event.key) {
      case 'j': if (alone) { one('a[rel="next"]')?.click(); } else { move(1); } break;
      case 'k': if (alone) { one('a[rel="prev"]')?.click(); } else { move(-1); } break;
      case 'q': if (!alone) return; one('.crumb a')?.click(); break;
      case 'x': { const box = current() && one('input[name="line"]', current()); if (box) { box.checked = !box.checked; count(); } break; }
      case 'Enter': if (event.target.closest('a, button, summary, label') || !current()) return; one('.l-name a', current()).click(); break;
      case '/': one('input[type="search"]')?.focus(); break;
      case '?': one('#help')?.showModal(); break;
      case 'u': one('.told [data-key="u"]')?.click(); break;
      default: if (!/^[a-z]$/.test(event.key) || !open(event.key)) return;
    }
    event.preventDefault();
  });

  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-all]')) all('input[name="line"]').forEach((box) => { box.checked = event.target.checked; });
    count();
  });
  document.addEventListener('focusin', (event) => {
    const row = event.target.closest('.lines tbody tr');
    if (row) { at = rows().indexOf(row); show(false); }
  });

  const start = () => {
    at = Math.min(at, Math.max(0, rows().length - 1));
    const choice = one('[data-all]');
    if (choice) choice.hidden = false;
    show(false);
    listen();
  };

  // New lines are announced, and do not move what one reads. By the same stream the page knows that the service is there: one that ends is asked for again by
  // the browser; one that is refused, as while the service starts, is not, and so is asked for here.
  let source;
  let lost;
  const back = () => {
    clearTimeout(lost);
    lost = undefined;
    one('#lost')?.remove();
  };
  const missed = async () => {
    const isThere = await fetch('/health/live', { signal: AbortSignal.timeout(4000) }).then((answer) => answer.ok, () => false);
    back();
    if (!isThere) say('lost', document.body.dataset.lost);
  };
  const listen = () => {
    source?.close();
    const pill = one('[data-new]');
    if (!pill) return;
    const address = pill.dataset.new;
    source = new EventSource(`${address}${address.includes('?') ? '&' : '?'}since=${pill.dataset.since}`);
    source.addEventListener('open', back);
    source.addEventListener('error', () => {
      lost ??= setTimeout(missed, 5000);
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    });
    source.addEventListener('opened', (event) => {
      const n = Number(event.data);
      pill.hidden = n === 0;
      pill.textContent = n === 1 ? pill.dataset.one : pill.dataset.many.replace('{n}', n);
    });
  };
  window.addEventListener('pagehide', () => source?.close());

  // What is typed is kept until it is saved.
  const draft = (field) => `predictor:${location.pathname}:${field.name}`;
  document.addEventListener('input', (event) => {
    if (event.target.dataset.draft) localStorage.setItem(draft(event.target), event.target.value);
  });
  const restore = () => all('[data-draft]').forEach((field) => { field.value ||= localStorage.getItem(draft(field)) ?? ''; });

  const say = (id, words) => {
    let said = one(`#${id}`);
    if (!said) {
      said = document.createElement('p');
      said.id = id;
      said.className = 'told bad';
      said.setAttribute('role', 'alert');
      one('main').prepend(said);
    }
    said.textContent = words;
  };
  const tell = (words) => say('offline', words);

  // Saves without leaving the page. What a connection that drops keeps from being saved is sent again, six times with longer and longer waits; what is refused is not.
  const attempts = 6;
  const send = async (to, fields) => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (attempt > 0) await new Promise((done) => setTimeout(done, 1000 * 2 ** (attempt - 1)));
      try {
        const answer = await fetch(to, { method: 'POST', body: fields, headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(15000) });
        if (answer.status !== 503) return { answer, text: await answer.text() };
      } catch { /* No answer: told below, and sent again. */ }
      tell(document.body.dataset.offline);
    }
    return null;
  };

  let saving = false;
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const to = form.getAttribute('action');
    if (to !== '/queue/act' && !('save' in form.dataset)) return;
    event.preventDefault();
    if (saving) return;
    saving = true;
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    const sent = await send(to, fields);
    saving = false;
    if (!sent) { tell(document.body.dataset.gaveUp); return; }
    const page = new DOMParser().parseFromString(sent.text, 'text/html');
    if (!sent.answer.ok) { tell(document.body.dataset.refused); return; }
    if (!one('.views, .thecase, .today', page)) { location.assign(sent.answer.url); return; } // Signed out meanwhile: what was typed is kept.
    const top = one('.list')?.scrollTop ?? 0;
    one('main').replaceWith(one('main', page));
    one('footer.keys')?.replaceWith(one('footer.keys', page));
    document.dispatchEvent(new Event('desk:shown'));
    if (!one('.told.bad')) all('[data-draft]').forEach((field) => { if (localStorage.getItem(draft(field)) === fields.get(field.name)) localStorage.removeItem(draft(field)); });
    restore();
    start();
    if (one('.list')) one('.list').scrollTop = top;
    show(true);
  });

  restore();
  start();

  // A page that waits looks whether what it waits for is there, and then shows itself anew; until then only what is said of it changes.
  const wait = 1000 * document.body.dataset.reload;
  const look = async () => {
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href, { headers: { accept: 'text/html' } })).text(), 'text/html');
      if (!page.body.dataset.reload) { location.reload(); return; }
      const [said, now] = [one('main [role="status"]'), one('main [role="status"]', page)];
      if (said && now && said.textContent !== now.textContent) said.replaceWith(now);
    } catch { /* The service is away: it is asked again. */ }
    setTimeout(look, wait);
  };
  if (wait > 0) setTimeout(look, wait);
})();
