// The upload form: its limit is checked before anything is sent, and the transfer is shown while it lasts.

const mebibytes = bytes => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

document.addEventListener('change', event => {
  const input = event.target.closest('[data-upload] input[type=file]');
  if (!input) return;

  const tooLarge = (input.files[0]?.size ?? 0) > Number(input.dataset.limit);
  input.setCustomValidity(tooLarge
    ? `This file has ${mebibytes(input.files[0].size)}; the limit is ${mebibytes(Number(input.dataset.limit))}. Compress it (.csv.gz) or import it from the shell.`
    : '');
  if (tooLarge) input.reportValidity();
});

document.addEventListener('htmx:xhr:progress', event => {
  const form = event.target.closest('[data-upload]');
  const file = form?.querySelector('input[type=file]').files[0];
  const { loaded, total } = event.detail;
  if (!file || total < file.size) return; // the answer's own progress comes by the same name

  const bar = form.querySelector('[data-upload-progress]');
  bar.hidden = false;
  bar.value = loaded / total;
  form.querySelector('[data-upload-state]').textContent = loaded < total ? `${mebibytes(loaded)} of ${mebibytes(total)}` : 'Received';
});
