// The upload form: files that are chosen or dropped are sent at once, the limit of each is checked before, and the transfer is shown
// while it lasts and can be cancelled.

const mebibytes = bytes => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

const formOf = event => event.target.closest?.('[data-upload]');

/** A file may be dropped anywhere on the page; beside a form the browser would leave the page to show it. */
const dropForm = event => event.dataTransfer?.types.includes('Files') && document.querySelector('[data-upload]');

/** Says how the transfer goes; without a text there is none. */
function tell(form, text, progress) {
  const bar = form.querySelector('[data-upload-progress]');
  bar.hidden = progress === undefined;
  bar.value = progress ?? 0;
  form.querySelector('[data-upload-cancel]').hidden = progress === undefined;
  form.querySelector('[data-upload-state]').textContent = text;
}

document.addEventListener('change', event => {
  const form = formOf(event);
  const input = event.target;
  if (!form || input.type !== 'file') return;

  const tooLarge = [...input.files].find(file => file.size > Number(input.dataset.limit));
  input.setCustomValidity(tooLarge
    ? `${input.files.length > 1 ? tooLarge.name : 'This file'} has ${mebibytes(tooLarge.size)}; the limit is ${mebibytes(Number(input.dataset.limit))}. Compress it (.csv.gz) or import it from the shell.`
    : '');
  if (tooLarge) input.reportValidity();
  else if (input.files.length > 0) form.requestSubmit();
});

// A file that was chosen before this script was there is sent too; one that the browser kept over a reload is not.
if (performance.getEntriesByType('navigation')[0]?.type === 'navigate') {
  for (const input of document.querySelectorAll('[data-upload] input[type=file]')) {
    if (input.files.length > 0) input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

for (const kind of ['dragenter', 'dragover']) {
  document.addEventListener(kind, event => {
    const form = dropForm(event);
    if (!form) return;
    event.preventDefault();
    form.classList.add('over');
  });
}

for (const kind of ['dragleave', 'drop']) {
  document.addEventListener(kind, event => dropForm(event)?.classList.remove('over'));
}

document.addEventListener('drop', event => {
  const form = dropForm(event);
  if (!form || event.dataTransfer.files.length === 0) return;
  event.preventDefault();
  const input = form.querySelector('input[type=file]');
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
});

document.addEventListener('htmx:beforeSend', event => {
  const form = formOf(event);
  if (form) tell(form, 'Sending …', 0);
});

document.addEventListener('htmx:xhr:progress', event => {
  const form = formOf(event);
  const size = [...form?.querySelector('input[type=file]').files ?? []].reduce((sum, file) => sum + file.size, 0);
  const { loaded, total } = event.detail;
  if (size === 0 || total < size) return; // the answer's own progress comes by the same name

  tell(form, loaded < total ? `${mebibytes(loaded)} of ${mebibytes(total)}` : 'Received', loaded / total);
});

document.addEventListener('click', event => {
  const form = event.target.closest('[data-upload-cancel]') && formOf(event);
  if (!form) return;

  htmx.trigger(form, 'htmx:abort');
  form.reset();
  tell(form, 'Cancelled. Nothing was kept.');
});
