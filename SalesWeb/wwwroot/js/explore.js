// The link to a view, copied at the press of a button.

function offer(root) {
  for (const button of root.querySelectorAll('[data-copy]')) button.hidden = false;
}

async function copy(button) {
  const field = button.parentElement.querySelector('[data-link]');
  const label = button.textContent;
  field.select();
  try {
    // Browsers give the clipboard to pages of this machine and of https alone; elsewhere the old way still works.
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else document.execCommand('copy');
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Press Ctrl+C';
  }
  setTimeout(() => { button.textContent = label; }, 2000);
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-copy]');
  if (button) copy(button);
});

// The link that was pressed goes with what it leads away from. Who goes by keyboard, or listens, goes on at the title of the chart that has come.
document.addEventListener('htmx:afterSettle', event => {
  const explored = document.getElementById('explore');
  if (event.detail.elt !== explored || document.activeElement !== document.body) return;

  const title = document.getElementById('sales-title');
  title?.setAttribute('tabindex', '-1');
  title?.focus({ preventScroll: true });
});

document.addEventListener('htmx:load', event => offer(event.detail.elt));
offer(document);
