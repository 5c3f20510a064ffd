// A table read as the data of a chart: the first column is x, every other a series.

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;

/** What a cell stands for: data-value where its text is rounded, otherwise its text; null where it is empty. */
function cellValue(cell) {
  const text = (cell.dataset.value ?? cell.textContent).trim();
  return text === '' || text === '–' ? null : text;
}

/** The number in a text as the pages write it, with its thousands separated and a real minus; NaN where there is none. */
const number = text => (text === null ? NaN : Number(text.replaceAll(',', '').replace('−', '-')));

/** Milliseconds since 1970 at midnight UTC, so that a day is the same day in every time zone; NaN for no ISO day. */
export function utcDay(text) {
  const match = isoDay.exec(text ?? '');
  return match ? Date.UTC(+match[1], +match[2] - 1, +match[3]) : NaN;
}

/**
 * @returns {{kind: 'date'|'number'|'label', xs: number[], labels: string[],
 *   series: {name: string, legend: string, style: string, values: number[], texts: string[]}[]}}
 * with rows in the order of x; a missing value is NaN.
 */
export function readTable(table) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows].map(row => [...row.cells]);
  const firsts = rows.map(cells => cellValue(cells[0]));

  const days = firsts.map(utcDay);
  const numbers = firsts.map(number);
  const kind = days.every(Number.isFinite) ? 'date' : numbers.every(Number.isFinite) ? 'number' : 'label';
  const xOf = kind === 'date' ? days : kind === 'number' ? numbers : rows.map((_, index) => index);
  const order = rows.map((_, index) => index);
  if (kind !== 'label') order.sort((a, b) => xOf[a] - xOf[b]);

  const series = heads.slice(1).map((head, index) => ({
    name: head.textContent.trim(),
    legend: head.dataset.legend ?? head.textContent.trim(),
    style: head.dataset.style ?? 'line',
    values: order.map(row => number(cellValue(rows[row][index + 1]))),
    texts: order.map(row => rows[row][index + 1].textContent.trim()),
  }));

  return {
    kind,
    xs: order.map(row => xOf[row]),
    labels: order.map(row => rows[row][0].textContent.trim()),
    series: series.filter(one => one.style !== 'none'),
  };
}
