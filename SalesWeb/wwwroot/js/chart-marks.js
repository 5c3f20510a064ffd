// What stands in a table and is no line of the chart: holidays, promotions, and how far values lie apart.

const styles = ['marks', 'promoted', 'whisker-lo', 'whisker-hi'];

/** Whether a series of the table is drawn by this plugin rather than as a line or bars. */
export const isMark = series => styles.includes(series.style);

const byStyle = (data, style) => data.series.find(series => series.style === style);

/** The highest value that a whisker reaches to, so that the axis does too; undefined where there is none. */
export function highestMark(data) {
  const upper = byStyle(data, 'whisker-hi')?.values.filter(Number.isFinite);
  return upper?.length ? Math.max(...upper) : undefined;
}

/** The words of the marks at a row, for tooltips and for the reading cursor. */
export const markWords = (data, row) => data.series
  .filter(series => ['marks', 'promoted'].includes(series.style) && series.texts[row])
  .map(series => (series.style === 'marks' ? series.texts[row] : `${series.name} ${series.texts[row]}`));

const drawn = new WeakMap(); // canvas → { data, colours }, anew whenever the table or the theme changes

export const setMarks = (canvas, data, colours) => drawn.set(canvas, { data, colours });

/** A Chart.js plugin that draws the marks of its canvas. */
export const marks = {
  id: 'marks',
  beforeDatasetsDraw(chart) {
    const { data, colours } = drawn.get(chart.canvas);
    const promoted = byStyle(data, 'promoted');
    if (promoted) drawPromotions(chart, data, promoted, colours.promotion);
  },
  afterDatasetsDraw(chart) {
    const { data, colours } = drawn.get(chart.canvas);
    const holidays = byStyle(data, 'marks');
    if (holidays) drawHolidays(chart, data, holidays, colours.holiday);
    const [lower, upper] = [byStyle(data, 'whisker-lo'), byStyle(data, 'whisker-hi')];
    if (lower && upper) drawWhiskers(chart, data, lower, upper, colours.text);
  },
};

function clipped(chart, draw) {
  const { ctx, chartArea } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(chartArea.left, chartArea.top - 8, chartArea.width, chartArea.height + 8);
  ctx.clip();
  draw(ctx, chartArea);
  ctx.restore();
}

/** A band along the foot, as high as the share of the rows that were on promotion. */
function drawPromotions(chart, data, promoted, colour) {
  const x = chart.scales.x;
  const most = 14;
  const width = Math.max(1, Math.abs(x.getPixelForValue(data.xs[1] ?? data.xs[0]) - x.getPixelForValue(data.xs[0])));
  clipped(chart, (ctx, area) => {
    ctx.fillStyle = colour;
    data.xs.forEach((value, row) => {
      const share = promoted.values[row];
      if (share > 0) ctx.fillRect(x.getPixelForValue(value) - width / 2, area.bottom - 2 - most * share, width, 2 + most * share);
    });
  });
}

/** A diamond at the top. */
function drawHolidays(chart, data, holidays, colour) {
  const x = chart.scales.x;
  clipped(chart, (ctx, area) => {
    ctx.fillStyle = colour;
    data.xs.forEach((value, row) => {
      if (!holidays.texts[row]) return;

      const [left, top] = [x.getPixelForValue(value), area.top];
      ctx.beginPath();
      ctx.moveTo(left, top - 5);
      ctx.lineTo(left + 4, top);
      ctx.lineTo(left, top + 5);
      ctx.lineTo(left - 4, top);
      ctx.fill();
    });
  });
}

/** A line from the lower to the upper quartile, with feet. */
function drawWhiskers(chart, data, lower, upper, colour) {
  const { x, y } = chart.scales;
  clipped(chart, ctx => {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.5;
    data.xs.forEach((value, row) => {
      if (!Number.isFinite(lower.values[row])) return;

      const [at, from, to] = [x.getPixelForValue(value), y.getPixelForValue(lower.values[row]), y.getPixelForValue(upper.values[row])];
      ctx.beginPath();
      ctx.moveTo(at, from);
      ctx.lineTo(at, to);
      for (const foot of [from, to]) {
        ctx.moveTo(at - 4, foot);
        ctx.lineTo(at + 4, foot);
      }
      ctx.stroke();
    });
  });
}
