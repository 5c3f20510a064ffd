// A figure that draws only some of its points: what is zoomed into is fetched in full.

const isoDay = milliseconds => new Date(milliseconds).toISOString().slice(0, 10);
const day = 24 * 60 * 60 * 1000;

/** Fetches the part of a figure's range that its chart shows now, and puts it in the figure's place. */
export function fetchDetail(figure, chart) {
  const { detail } = figure.dataset;
  if (!detail || !chart.isZoomedOrPanned()) return;

  const { min, max } = chart.scales.x;
  const range = `zoom-from=${isoDay(Math.ceil(min / day) * day)}&zoom-to=${isoDay(Math.floor(max / day) * day)}`;
  const place = figure.parentElement;
  htmx.ajax('GET', `${detail}${detail.includes('?') ? '&' : '?'}${range}`, { source: place, target: place, swap: 'outerHTML' });
}
