// Charts live as long as their canvas: drawn when a figure comes into the page, brought up to date when its canvas was
// kept, and destroyed with it.

import { configuration, xLabel } from './chart-config.js';
import { isMark, markWords } from './chart-marks.js';
import { offerPicture } from './chart-picture.js';
import { zoomByPinch } from './pinch.js';
import { readTable } from './table.js';

const drawn = new WeakMap(); // canvas → { figure, data, row }

/** The numbers of a figure are open in the markup for readers without scripts; with a chart, they are opened on demand. */
function closeNumbers(figure) {
  const details = figure.querySelector('.chart-foot details');
  if (!details || details.dataset.closed !== undefined) return;

  details.dataset.closed = '';
  details.open = false;
}

function draw(figure) {
  closeNumbers(figure);
  const canvas = figure.querySelector('canvas');
  const table = figure.querySelector('table');
  if (!canvas || !table?.tBodies[0]?.rows.length) return;

  const data = readTable(table);
  const config = configuration(figure, data);
  const chart = Chart.getChart(canvas);
  const isNew = !drawn.has(canvas);
  drawn.set(canvas, { figure, data, row: null });
  if (chart) {
    chart.data = config.data;
    chart.options = config.options;
    chart.update('none');
  } else {
    new Chart(canvas, config);
  }
  if (isNew) listen(canvas);
  offerPicture(figure, canvas);
}

function listen(canvas) {
  const plot = canvas.parentElement;
  plot.tabIndex = 0;
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-label', 'Chart; the arrow keys read its values');
  plot.addEventListener('keydown', event => readByKey(canvas, event));
  plot.addEventListener('blur', () => point(canvas, null));
  if (drawn.get(canvas).figure.classList.contains('small')) return;

  const reset = document.createElement('button');
  reset.type = 'button';
  reset.className = 'reset secondary';
  reset.textContent = 'Reset zoom';
  reset.addEventListener('click', () => resetZoom(canvas));
  plot.append(reset);
  canvas.addEventListener('dblclick', () => resetZoom(canvas));
  zoomByPinch(canvas);
}

function resetZoom(canvas) {
  Chart.getChart(canvas)?.resetZoom('none');
  drawn.get(canvas).figure.classList.remove('zoomed');
}

const moves = {
  ArrowLeft: row => row - 1,
  ArrowRight: row => row + 1,
  PageUp: (row, last) => row - Math.ceil(last / 10),
  PageDown: (row, last) => row + Math.ceil(last / 10),
  Home: () => 0,
  End: (row, last) => last,
};

function readByKey(canvas, event) {
  const state = drawn.get(canvas);
  const last = state.data.xs.length - 1;
  if (event.key === 'Escape') return point(canvas, null);
  if (!moves[event.key]) return undefined;

  event.preventDefault();
  const from = state.row ?? (event.key === 'ArrowRight' ? -1 : last + 1);
  return point(canvas, Math.min(last, Math.max(0, moves[event.key](from, last))));
}

/** Puts the reading cursor on a row, or takes it away, and says the row's values aloud. */
function point(canvas, row) {
  const state = drawn.get(canvas);
  const chart = Chart.getChart(canvas);
  if (!chart) return;

  state.row = row;
  const x = row === null ? null : state.data.xs[row];
  if (x !== null && (x < chart.scales.x.min || x > chart.scales.x.max)) resetZoom(canvas);

  const active = row === null ? [] : chart.data.datasets
    .map((set, datasetIndex) => ({ datasetIndex, index: row }))
    .filter(one => Number.isFinite(chart.data.datasets[one.datasetIndex].data[row].y));
  chart.setActiveElements(active);
  chart.tooltip.setActiveElements(active, { x: 0, y: 0 });
  chart.update('none');

  const reading = state.figure.querySelector('.chart-reading');
  reading.textContent = row === null ? '' : [
    xLabel(state.data, row),
    ...state.data.series.filter(series => !isMark(series) && series.texts[row]).map(series => `${series.name} ${series.texts[row]}`),
    ...markWords(state.data, row),
  ].join(', ');
}

const figures = root => [...(root.matches?.('figure[data-chart]') ? [root] : []), ...root.querySelectorAll('figure[data-chart]')];

function redraw(root) {
  for (const figure of figures(root)) draw(figure);
}

redraw(document);
document.addEventListener('htmx:load', event => redraw(event.detail.elt));
document.addEventListener('htmx:beforeCleanupElement', event => {
  if (event.target instanceof HTMLCanvasElement) Chart.getChart(event.target)?.destroy();
});
document.addEventListener('themechange', () => redraw(document));
