// Contact: the form, and how many characters are left.

import { $ } from '../dom.js';
import { check, forgive, rules } from '../forms.js';
import { onLanguage, tn } from '../i18n.js';

const MESSAGE_MAX = 1000;
const plan = { name: [rules.needed], email: [rules.needed, rules.email], message: [rules.needed] };

function drawLeft() {
  const field = $('#message');
  field.maxLength = MESSAGE_MAX;
  $('#message-left').textContent = tn('contact.left', MESSAGE_MAX - field.value.length);
}

function send(event) {
  event.preventDefault();
  const bad = check(plan);
  if (bad.length) {
    $(`#${bad[0]}`).focus();
    return;
  }
  event.target.reset();
  drawLeft();
  $('#contact-done').hidden = false;
}

export function start() {
  onLanguage(drawLeft);
  forgive(plan);
  $('#message').addEventListener('input', drawLeft);
  $('#topic').addEventListener('change', (event) => {
    $('#order-field').hidden = !['order', 'return'].includes(event.target.value);
  });
  $('#contact').addEventListener('submit', send);
}
