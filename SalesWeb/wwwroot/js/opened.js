// Parts of a page that is written anew while one looks at it: the numbers someone opened stay open.

let opened = [];

const owner = details => details.parentElement.closest('[id]').id;

document.addEventListener('htmx:beforeSwap', event => {
  opened = [...event.detail.target.querySelectorAll('details[open]')].map(owner);
});

document.addEventListener('htmx:afterSwap', () => {
  for (const id of opened) {
    const details = document.getElementById(id)?.querySelector('details');
    if (!details) continue;
    details.dataset.closed = ''; // so that charts.js leaves it open
    details.open = true;
  }
});
