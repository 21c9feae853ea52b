// Today's keys, and printing. The page works without it.
'use strict';
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const rows = () => [...document.querySelectorAll('.plan tr.call')];
  const show = (row) => {
    rows().forEach((each) => each.classList.toggle('cur', each === row));
    row?.scrollIntoView({ block: 'nearest' });
  };
  const move = (by) => {
    const all = rows();
    const at = all.findIndex((each) => each.classList.contains('cur'));
    const row = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))];
    show(row);
    one('a.cust', row ?? document)?.focus({ preventScroll: true });
  };

  document.addEventListener('keydown', (event) => {
    if (!one('.today') || event.ctrlKey || event.metaKey || event.altKey || one('dialog[open]')) return;
    if (event.target.matches?.('input, select, textarea')) return;
    const row = one('.plan tr.cur');
    switch (event.key) {
      case 'j': move(1); break;
      case 'k': move(-1); break;
      case 'x': one('.out', row ?? one('.none'))?.click(); break;
      case 'o': one('.go', row ?? one('.none'))?.click(); break;
      case '?': one('#help')?.showModal(); break;
      case 'a': case 'u': case 'p': one(`[data-key="${event.key}"]:not([hidden])`)?.click(); break;
      default: return;
    }
    event.preventDefault();
  });
  document.addEventListener('focusin', (event) => {
    const row = event.target.closest('.plan tr.call');
    if (row) show(row);
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) window.print();
  });

  const start = () => { const print = one('[data-print]'); if (print) print.hidden = false; };
  document.addEventListener('desk:shown', start);
  start();
})();
