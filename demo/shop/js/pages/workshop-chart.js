// Moisture of boards over twelve weeks, on a canvas that answers to the pointer.

import { $, $$ } from '../dom.js';
import { number, t } from '../i18n.js';

const SERIES = {
  oak: [38, 34.2, 30.8, 27.9, 25.1, 22.8, 20.6, 18.7, 17, 15.4, 14.1, 13],
  ash: [32, 28.1, 25, 22.2, 19.9, 17.9, 16.2, 14.8, 13.6, 12.6, 11.8, 11.2],
  pine: [44, 36, 30, 25.2, 21.4, 18.6, 16.4, 14.8, 13.5, 12.5, 11.8, 11.4],
};
const COLOURS = { oak: '#976b3b', ash: '#4d7f93', pine: '#667f63' };
const TOP = 48;
const PAD = { left: 44, right: 16, top: 16, bottom: 30 };

let series = 'oak';
let week = null;

const x = (i, width) => PAD.left + (i / 11) * (width - PAD.left - PAD.right);
const y = (value, height) => PAD.top + (1 - value / TOP) * (height - PAD.top - PAD.bottom);

function prepare(canvas) {
  const { width, height } = canvas.getBoundingClientRect();
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  const context = canvas.getContext('2d');
  context.scale(devicePixelRatio, devicePixelRatio);
  return { context, width, height };
}

function drawGrid({ context, width, height }) {
  context.font = '12px system-ui, sans-serif';
  context.fillStyle = '#5c5a50';
  context.strokeStyle = '#e4ddcd';
  for (let value = 0; value <= 40; value += 10) {
    context.beginPath();
    context.moveTo(PAD.left, y(value, height));
    context.lineTo(width - PAD.right, y(value, height));
    context.stroke();
    context.fillText(`${number(value)} %`, 6, y(value, height) + 4);
  }
  for (let i = 0; i < 12; i += 1) context.fillText(String(i + 1), x(i, width) - 4, height - 10);
}

function drawCurve({ context, width, height }) {
  context.beginPath();
  SERIES[series].forEach((value, i) => context.lineTo(x(i, width), y(value, height)));
  context.strokeStyle = COLOURS[series];
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.stroke();
  context.lineTo(x(11, width), y(0, height));
  context.lineTo(x(0, width), y(0, height));
  context.fillStyle = `${COLOURS[series]}22`;
  context.fill();
}

function drawPoint({ context, width, height }) {
  if (week === null) return;
  context.beginPath();
  context.arc(x(week, width), y(SERIES[series][week], height), 6, 0, 2 * Math.PI);
  context.fillStyle = COLOURS[series];
  context.fill();
}

function draw(canvas) {
  const area = prepare(canvas);
  drawGrid(area);
  drawCurve(area);
  drawPoint(area);
  $('#chart-value').textContent = week === null ? ' ' : t('workshop.chart_value', { week: week + 1, value: number(SERIES[series][week], 1) });
}

function point(canvas, event) {
  const { left, width } = canvas.getBoundingClientRect();
  const part = (event.clientX - left - PAD.left) / (width - PAD.left - PAD.right);
  week = Math.min(11, Math.max(0, Math.round(part * 11)));
  draw(canvas);
}

/** Wires the chart; returns how to draw it again. */
export function wireChart() {
  const canvas = $('#chart');
  const redraw = () => draw(canvas);
  canvas.addEventListener('pointermove', (event) => point(canvas, event));
  canvas.addEventListener('pointerdown', (event) => point(canvas, event));
  new ResizeObserver(redraw).observe(canvas.parentElement);
  for (const button of $$('[data-series]')) {
    button.addEventListener('click', () => {
      series = button.dataset.series;
      for (const other of $$('[data-series]')) other.setAttribute('aria-pressed', String(other === button));
      redraw();
    });
  }
  return redraw;
}
