// What every page has: the form token for htmx, the choice of colours, and a word when the server does not answer.

document.addEventListener('htmx:configRequest', event => {
  if (event.detail.verb !== 'get') {
    event.detail.headers.RequestVerificationToken = document.querySelector('meta[name=request-token]').content;
  }
});

const year = 365 * 24 * 60 * 60;

document.addEventListener('change', event => {
  if (!event.target.closest('[data-theme-switch]')) return;

  const theme = event.target.value;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  // A cookie, so that the server writes the next page in these colours at once.
  document.cookie = `theme=${theme};path=/;samesite=lax;max-age=${theme ? year : 0}`;
  document.dispatchEvent(new Event('themechange'));
});

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new Event('themechange')));

const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'long' });

/** Shows the moments of a part of the page in the reader's time zone; the server writes them in UTC. */
function showLocalTimes(part) {
  for (const time of part.querySelectorAll('time[datetime]:not([title])')) {
    const at = new Date(time.dateTime);
    time.title = `${time.textContent}; shown in ${zone.formatToParts(at).find(piece => piece.type === 'timeZoneName').value}`;
    time.textContent = moment.format(at).replace(',', '').replace('Sept', 'Sep');
  }
}

showLocalTimes(document);
document.addEventListener('htmx:afterSwap', () => showLocalTimes(document));

/** Says something at the top of the page; the text is never read as HTML. */
export function notice(text) {
  const message = document.createElement('div');
  message.className = 'message bad';
  message.setAttribute('role', 'alert');
  message.textContent = text;
  document.getElementById('notice').replaceChildren(message);
}

// A problem that came alone marks its field in the form that is there already.
document.addEventListener('htmx:afterSettle', () => {
  const problem = document.getElementById('problem');
  for (const marked of document.querySelectorAll('[aria-describedby=problem]')) {
    marked.removeAttribute('aria-invalid');
    marked.removeAttribute('aria-describedby');
  }
  if (!problem?.dataset.field) return;

  for (const field of document.querySelectorAll(`[name="${CSS.escape(problem.dataset.field)}"]:not([type=hidden])`)) {
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', 'problem');
  }
});

// A click needs its button until the finger is off it, so what is pressed is not replaced by news; they are fetched afterwards.
document.addEventListener('htmx:beforeSwap', event => {
  const { target, requestConfig } = event.detail;
  if (requestConfig.verb !== 'get' || !target.querySelector('button:active')) return;

  event.detail.shouldSwap = false;
  const { path, elt } = requestConfig;
  const fetchAgain = () => setTimeout(() => elt.isConnected && htmx.ajax('GET', path, { source: elt, target }));
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, fetchAgain, { once: true });
});

document.addEventListener('htmx:sendError', () =>
  notice('The server cannot be reached. What you see is unchanged; try again when it runs.'));
document.addEventListener('htmx:responseError', event =>
  notice(`The server answered with status ${event.detail.xhr.status}. What you see is unchanged; try again, or reload the page.`));
document.addEventListener('htmx:beforeRequest', () => document.getElementById('notice').replaceChildren());

// Every script of the page has run and htmx has connected the forms. Programs that drive a browser wait for this attribute.
document.addEventListener('DOMContentLoaded', () => setTimeout(() => { document.documentElement.dataset.ready = ''; }));
