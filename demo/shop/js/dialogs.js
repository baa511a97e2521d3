// Dialogs and the short message at the foot of the page.

import { $, $$, escape, fill } from './dom.js';

const TOAST_MS = 4200;
let toastTimer = 0;

export function toast(text, link) {
  const box = $('#toast');
  fill(box, `<span>${escape(text)}</span>${link ? `<a href="${link.href}">${escape(link.text)}</a>` : ''}`);
  box.classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => box.classList.remove('shown'), TOAST_MS);
}

/** Opens a dialog; its close buttons and a click beside it close it again. */
export function open(dialog) {
  if (!dialog.dataset.wired) wire(dialog);
  dialog.showModal();
}

function wire(dialog) {
  dialog.dataset.wired = 'yes';
  for (const button of $$('[data-close]', dialog)) button.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}
