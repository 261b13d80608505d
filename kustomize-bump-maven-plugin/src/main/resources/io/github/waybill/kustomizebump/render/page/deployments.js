'use strict';
(() => {
  const root = document.currentScript.closest('.waybill-deployments');
  const form = root.querySelector('.filter');
  const rows = [...root.querySelectorAll('tbody tr')];
  const words = new Map();

  /** What is searched of a service: what is seen of it while it is closed, and the ids, subjects and authors behind that. */
  function wordsOf(row) {
    if (!words.has(row)) {
      const parts = row.querySelectorAll('th, summary, .id, q, .who');
      words.set(row, [...parts].map(part => part.textContent).join(' ').toLowerCase());
    }
    return words.get(row);
  }

  function filter() {
    const wanted = form.querySelector('input').value.trim().toLowerCase();
    const only = form.querySelector('[aria-pressed=true]').dataset.only;
    let seen = 0;
    for (const row of rows) {
      const cells = [...row.querySelectorAll('td > details')];
      row.hidden = !(wanted === '' || wordsOf(row).includes(wanted))
        || !(only === '' || cells.some(cell => cell.dataset.state === only));
      cells.forEach(cell => cell.classList.toggle('aside', only !== '' && cell.dataset.state !== only));
      seen += row.hidden ? 0 : 1;
    }
    form.querySelector('output').textContent = seen === rows.length ? '' : `${seen} of ${rows.length} services`;
    root.querySelector('.nothing').hidden = seen > 0;
  }

  function press(button) {
    form.querySelectorAll('button').forEach(one => one.setAttribute('aria-pressed', String(one === button)));
    filter();
  }

  /** Opens the deployment that the address names. */
  function openNamed() {
    const named = location.hash.length > 1 && root.querySelector('details#' + CSS.escape(location.hash.slice(1)));
    if (named) {
      if (named.closest('tr').hidden) {
        form.querySelector('input').value = '';
        press(form.querySelector('button'));
      }
      named.open = true;
      named.scrollIntoView({ block: 'start' });
      named.querySelector('summary').focus({ preventScroll: true });
    }
  }

  /** Selects an id and copies it, also where a page is not served over HTTPS and has no clipboard to write to. */
  function copy(button) {
    getSelection().selectAllChildren(button.previousElementSibling);
    button.textContent = document.execCommand('copy') ? 'copied' : 'selected';
    setTimeout(() => { button.textContent = 'copy'; }, 1500);
  }

  function addCopyButtons(within) {
    for (const id of within.querySelectorAll('.id:not(:has(button))')) {
      const text = document.createElement('span');
      text.textContent = id.textContent;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'copy';
      button.setAttribute('aria-label', 'Copy ' + id.textContent);
      id.replaceChildren(text, button);
    }
  }

  /** The arrows go from deployment to deployment, as in a sheet. */
  function neighbour(summary, key) {
    const cell = summary.closest('td');
    const row = cell.parentElement;
    const index = [...row.cells].indexOf(cell);
    const seen = rows.filter(one => !one.hidden);
    const next = {
      ArrowLeft: () => row.cells[index - 1],
      ArrowRight: () => row.cells[index + 1],
      ArrowUp: () => seen[seen.indexOf(row) - 1]?.cells[index],
      ArrowDown: () => seen[seen.indexOf(row) + 1]?.cells[index],
    }[key];
    return next && next()?.querySelector('summary');
  }

  root.addEventListener('toggle', event => {
    if (event.target.matches('td > details[open]')) {
      addCopyButtons(event.target);
    }
  }, true);
  root.addEventListener('click', event => {
    if (event.target.matches('.copy')) {
      copy(event.target);
    }
  });
  root.addEventListener('keydown', event => {
    const next = event.target.matches('td summary') && neighbour(event.target, event.key);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && form && !event.target.matches('input, textarea')) {
      event.preventDefault();
      form.querySelector('input').focus();
    }
  });
  if (form) {
    form.hidden = false;
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('input', filter);
    form.addEventListener('click', event => {
      const button = event.target.closest('button');
      if (button) {
        press(button);
      }
    });
  }
  addCopyButtons(root.querySelector('.sources'));
  window.addEventListener('hashchange', openNamed);
  openNamed();
})();
