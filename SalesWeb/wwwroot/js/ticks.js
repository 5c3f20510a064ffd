// Ticks of an axis of days, at the beginnings of days, weeks, months and years in UTC.

const day = 24 * 60 * 60 * 1000;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** From fine to coarse; the first that leaves no more ticks than fit is taken. */
const steps = [
  { days: 1 }, { days: 2 }, { days: 7 }, { days: 14 },
  { months: 1 }, { months: 2 }, { months: 3 }, { months: 6 },
  { months: 12 }, { months: 24 }, { months: 60 }, { months: 120 },
];

const length = step => step.days ? step.days * day : step.months * 30.4 * day;

/** The ticks from min to max (both included, milliseconds), at most about `most` of them. */
export function dayTicks(min, max, most) {
  const step = steps.find(one => (max - min) / length(one) <= most) ?? steps.at(-1);
  const ticks = [];
  for (let at = firstTick(min, step); at <= max; at = nextTick(at, step)) {
    if (at >= min) ticks.push(at);
  }
  return ticks;
}

function firstTick(min, step) {
  const date = new Date(min);
  if (!step.days) return Date.UTC(date.getUTCFullYear() - (date.getUTCFullYear() % Math.max(1, step.months / 12)), 0, 1);

  const midnight = Math.floor(min / day) * day;
  return step.days < 7 ? midnight : midnight - ((date.getUTCDay() + 6) % 7) * day; // weeks begin on Monday
}

function nextTick(at, step) {
  const date = new Date(at);
  return step.days ? at + step.days * day : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + step.months, 1);
}

/** How a tick is written: the year alone, the month with its year in January, or the day; the first tick in full. */
export function tickLabel(value, index, ticks) {
  const date = new Date(value);
  const gap = ticks.length > 1 ? ticks[1].value - ticks[0].value : 0;
  const year = date.getUTCFullYear();
  const month = monthNames[date.getUTCMonth()];
  if (gap >= 360 * day) return `${year}`;

  const newYear = index === 0 || new Date(ticks[index - 1].value).getUTCFullYear() !== year;
  const label = gap >= 28 * day ? month : `${date.getUTCDate()} ${month}`;
  return newYear ? `${label} ${year}` : label;
}

/** A day in full: Mon 3 Mar 2024. */
export function dayLabel(value) {
  const date = new Date(value);
  return `${weekdayNames[date.getUTCDay()]} ${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** A number at an axis: 950, 12,000, 150k, 1.5M. */
export function shortNumber(value) {
  const size = Math.abs(value);
  if (size >= 1e6) return `${+(value / 1e6).toPrecision(3)}M`;
  if (size >= 1e5) return `${+(value / 1e3).toPrecision(3)}k`;
  return `${+value.toPrecision(4)}`.replace(/^(-?\d{1,2})(\d{3})$/, '$1,$2');
}
