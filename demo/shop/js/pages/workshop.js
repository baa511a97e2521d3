// The workshop page: chart on a canvas, planner in a shadow root, care guide in a frame, booking dialog.

import '../components/planner.js';
import { open, toast } from '../dialogs.js';
import { $, escape, fill } from '../dom.js';
import { check, forgive, rules } from '../forms.js';
import { longDate, onLanguage, t } from '../i18n.js';
import { wireChart } from './workshop-chart.js';

const SATURDAY = 6;
const DAY_MS = 86_400_000;
const people = (field) => (Number(field.value) >= 1 && Number(field.value) <= 6 ? null : 'workshop.bad_people');
const plan = { 'book-people': [rules.needed, people], 'book-email': [rules.needed, rules.email] };

function saturdays(from) {
  const first = new Date(from + ((SATURDAY - new Date(from).getDay() + 7) % 7 || 7) * DAY_MS);
  return [0, 1, 2, 3].map((week) => new Date(first.getTime() + week * 7 * DAY_MS));
}

function drawDates() {
  const options = saturdays(Date.now()).map((day) => `<option>${escape(longDate(day))}</option>`);
  fill($('#book-date'), options);
}

function reserve(event) {
  if (check(plan).length) {
    event.preventDefault();
    return;
  }
  toast(t('workshop.reserved', { date: $('#book-date').value }));
  event.target.reset();
}

export function start() {
  const redrawChart = wireChart();
  onLanguage(() => {
    drawDates();
    redrawChart();
    $('#planner').draw?.();
    $('#care').contentWindow?.postMessage({ language: document.documentElement.lang }, location.origin);
  });
  forgive(plan);
  $('#book').addEventListener('click', () => open($('#book-dialog')));
  $('#book-form').addEventListener('submit', reserve);
}
