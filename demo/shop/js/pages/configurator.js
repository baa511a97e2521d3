// The table builder: a small single-page app. Each step is a route of its own under
// /demo/configurator/, moved between with history.pushState.

import { tableArt } from '../art/table.js';
import { add } from '../cart.js';
import { toast } from '../dialogs.js';
import { $, escape, fill } from '../dom.js';
import { onLanguage, price, t } from '../i18n.js';
import { recallForVisit, rememberForVisit } from '../storage.js';

const BASE = '/demo/configurator/';
const STEPS = ['top', 'legs', 'finish', 'summary'];
const OPTIONS = { top: ['round', 'oval', 'square'], legs: ['straight', 'splayed', 'trestle'], finish: ['oil', 'soap', 'smoke'] };
const EXTRA = { round: 0, oval: 60, square: 30, straight: 0, splayed: 40, trestle: 80, oil: 0, soap: 25, smoke: 55 };
const DEFAULTS = { top: 'round', legs: 'splayed', finish: 'oil', width: 120 };

const build = { ...DEFAULTS, ...recallForVisit('table', {}) };

const stepOf = (path) => STEPS.find((step) => path.startsWith(BASE + step)) ?? STEPS[0];
const hrefOf = (step) => `${BASE}${step}/`;
const priceOf = () => 390 + EXTRA[build.top] + EXTRA[build.legs] + EXTRA[build.finish] + (build.width - 80) * 3;

function go(step) {
  history.pushState(null, '', hrefOf(step));
  draw();
  $('#build-view h2')?.focus({ preventScroll: true });
}

const option = (step) => (value) => `
  <label class="choice"><input type="radio" name="${step}" value="${value}" ${build[step] === value ? 'checked' : ''}><span><b>${escape(t(`build.${step}_${value}`))}</b>${EXTRA[value] ? `<small>+${escape(price(EXTRA[value]))}</small>` : ''}</span></label>`;

const widthField = () => `
  <label class="range"><span>${escape(t('build.width'))}</span><input type="range" name="width" min="80" max="220" step="10" value="${build.width}"><output>${escape(t('build.cm', { n: build.width }))}</output></label>`;

const choices = (step) => `<h2 tabindex="-1">${escape(t(`build.${step}`))}</h2><div class="choices">${OPTIONS[step].map(option(step)).join('')}</div>${step === 'top' ? widthField() : ''}`;

function summary() {
  const row = (step) => `<div><dt>${escape(t(`build.${step}`))}</dt><dd>${escape(t(`build.${step}_${build[step]}`))}</dd></div>`;
  return `<h2 tabindex="-1">${escape(t('build.your'))}</h2><dl class="measures">${Object.keys(OPTIONS).map(row).join('')}<div><dt>${escape(t('build.width'))}</dt><dd>${escape(t('build.cm', { n: build.width }))}</dd></div></dl>`;
}

function drawSteps(current) {
  const link = (step, i) => `<a href="${hrefOf(step)}" data-step="${step}" ${step === current ? 'aria-current="step"' : ''}><i>${i + 1}</i>${escape(t(`build.${step}`))}</a>`;
  fill($('#build-steps'), STEPS.map(link));
}

function drawButtons(current) {
  const i = STEPS.indexOf(current);
  const back = i > 0 ? `<button class="button quiet" type="button" data-step="${STEPS[i - 1]}">${escape(t('build.back'))}</button>` : '';
  const next = i < STEPS.length - 1 ? `<button class="button" type="button" data-step="${STEPS[i + 1]}">${escape(t('build.next'))}</button>` : `<button class="button" type="button" id="build-add">${escape(t('build.add'))}</button>`;
  fill($('#build-buttons'), back + next);
  $('#build-add')?.addEventListener('click', put);
}

function drawTable() {
  fill($('#build-picture'), tableArt(build));
  $('#build-price').textContent = price(priceOf());
}

function draw() {
  const step = stepOf(location.pathname);
  fill($('#build-view'), step === 'summary' ? summary() : choices(step));
  drawSteps(step);
  drawButtons(step);
  drawTable();
}

function choose(event) {
  const { name, value } = event.target;
  build[name] = name === 'width' ? Number(value) : value;
  rememberForVisit('table', build);
  if (name === 'width') $('#build-view output').textContent = t('build.cm', { n: build.width });
  drawTable();
}

function put() {
  add({ id: 'table', build: { ...build }, price: priceOf(), quantity: 1 });
  toast(t('product.added', { name: t('build.name') }), { href: '/demo/cart/', text: t('product.view_cart') });
}

export function start() {
  onLanguage(draw);
  $('#build-view').addEventListener('input', choose);
  $('.build-panel').addEventListener('click', (event) => {
    const step = event.target.closest('[data-step]')?.dataset.step;
    if (!step) return;
    event.preventDefault();
    go(step);
  });
  window.addEventListener('popstate', draw);
}
