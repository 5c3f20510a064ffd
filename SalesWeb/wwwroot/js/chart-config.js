// What Chart.js is told to draw: built anew from a table, with colours from the style sheet.

import { fetchDetail } from './chart-detail.js';
import { highestMark, isMark, markWords, marks, setMarks } from './chart-marks.js';
import { dayLabel, dayTicks, shortNumber, tickLabel } from './ticks.js';

const pointStyles = ['circle', 'rectRot', 'triangle', 'rect', 'star', 'crossRot'];
const dashes = [[], [8, 3], [2, 3], [10, 3, 2, 3], [4, 4], [1, 3]];
const palette = 6;

/** A custom property as the colour it stands for in the present theme. */
function colour(name) {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}

const translucent = (rgb, alpha) => rgb.replace(/^rgba?\(([^,]+),([^,]+),([^,)]+).*$/, `rgba($1,$2,$3,${alpha})`);

/** One dataset for each series; a band takes the colour of the line before it. */
export function datasets(data) {
  const shown = data.series.filter(series => !isMark(series));
  const surface = colour('--surface');
  let line = -1;
  return shown.map((series, index) => {
    const isBand = series.style.startsWith('band');
    if (!isBand) line++;
    const at = Math.max(0, line) % palette;
    const own = colour(`--series-${at + 1}`);
    const isOuter = isBand && hasBandInside(shown, index);
    return {
      // A later line lies on top of an earlier one, all of them on top of the bands, and the inner band on top of the outer.
      order: isBand ? data.series.length + (isOuter ? 1 : 0) : -index,
      ...(isBand ? band(series, own, surface, isOuter) : stroke(series, own, at, data.xs.length)),
      type: series.style === 'bars' ? 'bar' : 'line',
      label: series.legend,
      data: data.xs.map((x, row) => ({ x, y: series.values[row], text: series.texts[row] })),
    };
  });
}

/** Whether another band of the same line follows: bands are written from the widest to the narrowest. */
function hasBandInside(shown, index) {
  const rest = shown.slice(index + 1);
  const end = rest.findIndex(series => !series.style.startsWith('band'));
  return rest.slice(0, end < 0 ? rest.length : end).some(series => series.style === 'band-lo');
}

/**
 * The lower end of a band is only where its upper end fills down to. The outer band is hatched and has a dashed edge, the inner one
 * is plain, so that they differ without colours as well.
 */
const band = (series, own, surface, isOuter) => ({
  name: series.name,
  inLegend: series.style === 'band-hi',
  borderWidth: 1,
  borderDash: isOuter ? [3, 3] : [],
  pointRadius: 0,
  pointHoverRadius: 0,
  pointStyle: swatch(own, surface, isOuter),
  borderColor: own,
  backgroundColor: bandFill(own, surface, isOuter),
  fill: series.style === 'band-hi' ? '-1' : false,
});

/** A colour between two, opaque; share is that of the first. */
function mix(first, second, share) {
  const [a, b] = [first, second].map(rgb => rgb.match(/[\d.]+/g).map(Number));
  return `rgb(${a.slice(0, 3).map((value, channel) => Math.round(share * value + (1 - share) * b[channel])).join(', ')})`;
}

/** What a band is filled with: one colour, or diagonal lines on a lighter ground. */
function bandFill(own, surface, isOuter) {
  if (!isOuter) return mix(own, surface, 0.42);

  const size = 8;
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const ctx = tile.getContext('2d');
  ctx.fillStyle = mix(own, surface, 0.1);
  ctx.fillRect(0, 0, size, size);
  ctx.strokeStyle = mix(own, surface, 0.5);
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  for (const start of [-size, 0, size]) { // the lines of the neighbouring tiles cross this one's corners
    ctx.moveTo(start - 1, size + 1);
    ctx.lineTo(start + size + 1, -1);
  }
  ctx.stroke();
  return ctx.createPattern(tile, 'repeat');
}

/** How a band is shown in the legend and in tooltips. */
function swatch(own, surface, isOuter) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [22, 13];
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = bandFill(own, surface, isOuter);
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.strokeStyle = own;
  ctx.setLineDash(isOuter ? [3, 3] : []);
  ctx.strokeRect(0.5, 0.5, canvas.width - 1, canvas.height - 1);
  return canvas;
}

const stroke = (series, own, at, count) => ({
  name: series.name,
  inLegend: true,
  borderColor: series.style === 'faint' ? translucent(own, 0.6) : own,
  backgroundColor: series.style === 'bars' ? translucent(own, 0.65) : own,
  borderWidth: lineWidth(series.style, count),
  borderDash: series.style === 'dashed' ? [6, 4] : series.style === 'bold' ? [] : dashes[at],
  pointStyle: pointStyles[at],
  pointRadius: count <= 62 || series.style === 'points' ? 3 : 0,
  pointHoverRadius: 5,
  showLine: series.style !== 'points',
  clip: 6, // a point at the edge is drawn whole
});

function lineWidth(style, count) {
  if (style === 'points') return 0;
  if (style === 'bold') return 2.25;
  return ['bars', 'faint'].includes(style) || count > 400 ? 1.25 : 2;
}

/** The whole configuration of a figure's chart. */
export function configuration(figure, data) {
  const text = colour('--chart-text');
  const grid = colour('--chart-grid');
  const small = figure.classList.contains('small');
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };

  setMarks(figure.querySelector('canvas'), data, {
    promotion: translucent(colour('--series-3'), 0.55),
    holiday: colour('--series-4'),
    text: colour('--ink'),
  });

  return {
    type: 'line',
    plugins: [marks],
    data: { labels: data.kind === 'label' ? data.labels : undefined, datasets: datasets(data) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      layout: { padding: small ? 5 : 0 }, // room for the points at the edges
      normalized: true,
      parsing: false,
      spanGaps: false,
      font,
      interaction: { mode: 'index', intersect: false },
      scales: { x: xAxis(data, text, grid, font, small), y: yAxis(figure, data, text, grid, font, small) },
      plugins: {
        legend: legend(data, text, font, small),
        tooltip: tooltip(data),
        zoom: small || data.kind === 'label' ? {} : zoom(data, figure),
      },
    },
  };
}

function xAxis(data, text, grid, font, small) {
  const axis = {
    type: data.kind === 'label' ? 'category' : 'linear',
    display: !small,
    grid: { display: false },
    border: { color: grid },
    ticks: { color: text, font, maxRotation: 0, autoSkipPadding: 12 },
  };
  if (data.kind === 'label') return axis;
  if (data.xs.every(Number.isInteger)) axis.ticks.precision = 0;

  const half = data.series.some(one => one.style === 'bars') ? smallestGap(data.xs) / 2 : 0;
  Object.assign(axis, { min: data.xs[0] - half, max: data.xs.at(-1) + half });
  if (data.kind === 'date') {
    axis.afterBuildTicks = scale => {
      scale.ticks = dayTicks(scale.min, scale.max, Math.max(3.5, scale.width / 90)).map(value => ({ value }));
    };
    axis.ticks.callback = tickLabel;
  }
  return axis;
}

function smallestGap(xs) {
  let gap = Infinity;
  for (let row = 1; row < xs.length; row++) gap = Math.min(gap, xs[row] - xs[row - 1]);
  return Number.isFinite(gap) && gap > 0 ? gap : 1;
}

const yAxis = (figure, data, text, grid, font, small) => ({
  display: !small,
  suggestedMax: highestMark(data),
  beginAtZero: figure.dataset.fromZero !== 'false',
  grid: { color: grid },
  border: { display: false },
  ticks: { color: text, font, callback: shortNumber, maxTicksLimit: 7 },
  title: { display: Boolean(figure.dataset.unit), text: figure.dataset.unit, color: text, font },
});

const legend = (data, text, font, small) => ({
  display: !small && data.series.filter(series => !isMark(series)).length > 1,
  position: 'bottom',
  labels: {
    color: text,
    font,
    usePointStyle: true,
    boxHeight: 7,
    sort: (a, b) => a.datasetIndex - b.datasetIndex,
    filter: (item, chart) => chart.datasets[item.datasetIndex].inLegend,
  },
});

const tooltip = data => ({
  usePointStyle: true,
  callbacks: {
    title: items => (items.length ? xLabel(data, items[0].dataIndex) : ''),
    footer: items => (items.length ? markWords(data, items[0].dataIndex) : []),
    label: item => `${item.dataset.name}: ${item.raw.text}`,
  },
});

/** How the x of a row is read out. */
export const xLabel = (data, row) => (data.kind === 'date' ? dayLabel(data.xs[row]) : data.labels[row]);

const zoom = (data, figure) => ({
  limits: { x: { min: 'original', max: 'original', minRange: 4 * smallestGap(data.xs) } },
  zoom: {
    mode: 'x',
    drag: { enabled: true, threshold: 8, backgroundColor: translucent(colour('--series-1'), 0.15) },
    wheel: { enabled: true, modifierKey: 'ctrl' },
    onZoomComplete: ({ chart }) => fetchDetail(figure, chart),
    onZoom: ({ chart }) => figure.classList.toggle('zoomed', chart.isZoomedOrPanned()),
  },
});
