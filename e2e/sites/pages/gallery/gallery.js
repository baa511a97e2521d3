// The few things of the gallery that the components do not do themselves.
const dialog = document.querySelector('#dialog');
document.querySelector('#open-dialog').addEventListener('click', () => dialog.show());
dialog.querySelector('[slot=footer]').addEventListener('click', () => dialog.hide());
document.querySelector('#dark').addEventListener('click', () => document.documentElement.classList.toggle('sl-theme-dark'));
