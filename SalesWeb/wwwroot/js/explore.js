// The link to a view, copied at the press of a button; and where one goes on after following a link within the page.

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

document.addEventListener('htmx:load', event => offer(event.detail.elt));
offer(document);

// A link that was followed is gone with what it stood in: who goes by keyboard or hears the page goes on at the name of what came.
let left = false;

document.addEventListener('htmx:beforeSwap', event => {
  left ||= event.detail.shouldSwap && event.detail.target.contains(document.activeElement);
});
document.addEventListener('htmx:afterSettle', event => {
  if (!left) return;
  left = false;
  if (document.activeElement !== document.body) return; // a field that came again has the focus again

  const name = event.target.querySelector('#problem, h2, figcaption strong');
  if (!name) return;
  name.tabIndex = -1;
  name.focus();
});
