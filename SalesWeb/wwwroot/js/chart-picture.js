// A chart as a picture that can leave the page: with its title, what it shows, and of which data it is.

const scale = 2; // so that it is sharp in print
const width = 1200;
const margin = 32;

/** Adds a button to a figure that has a stamp: it downloads the chart as a PNG. */
export function offerPicture(figure, canvas) {
  const foot = figure.querySelector('.chart-foot');
  if (!figure.dataset.stamp || !foot || foot.querySelector('.picture')) return;

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'picture';
  button.textContent = 'PNG';
  button.setAttribute('aria-label', `Picture of ${figure.querySelector('figcaption strong').textContent} as PNG`);
  button.addEventListener('click', () => download(figure, canvas));
  foot.append(button);
}

function download(figure, canvas) {
  paint(figure, canvas).toBlob(blob => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${fileName(`${figure.dataset.stamp} ${figure.id}`)}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  });
}

const fileName = text => text.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-|-$/g, '').slice(0, 120);

function paint(figure, canvas) {
  const styles = getComputedStyle(figure);
  const inner = width - 2 * margin;
  const height = Math.round((inner * canvas.height) / canvas.width);
  const picture = document.createElement('canvas');
  const ctx = picture.getContext('2d');
  const write = (text, size, weight) => {
    ctx.font = `${weight} ${size}px ${styles.fontFamily}`;
    return lines(ctx, text, inner);
  };

  const title = write(figure.querySelector('figcaption strong').textContent, 22, 650);
  const summary = write(figure.querySelector('figcaption p').textContent, 15, 400);
  const stamp = write(figure.dataset.stamp, 13, 400);
  const top = margin + title.length * 28 + summary.length * 21 + 12;
  picture.width = width * scale;
  picture.height = (top + height + 16 + stamp.length * 18 + margin) * scale;
  ctx.scale(scale, scale);
  ctx.fillStyle = ground(figure);
  ctx.fillRect(0, 0, width, picture.height);
  ctx.fillStyle = styles.color;
  ctx.textBaseline = 'top';
  ctx.font = `650 22px ${styles.fontFamily}`;
  title.forEach((line, index) => ctx.fillText(line, margin, margin + index * 28));
  ctx.font = `400 15px ${styles.fontFamily}`;
  summary.forEach((line, index) => ctx.fillText(line, margin, margin + title.length * 28 + index * 21));
  ctx.drawImage(canvas, margin, top, inner, height);
  ctx.font = `400 13px ${styles.fontFamily}`;
  stamp.forEach((line, index) => ctx.fillText(line, margin, top + height + 16 + index * 18));
  return picture;
}

/** The colour behind the figure: its own, or that of what it lies on. */
function ground(element) {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') return colour;
  }
  return '#fff';
}

function lines(ctx, text, most) {
  const found = [];
  let line = '';
  for (const word of text.trim().split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && ctx.measureText(longer).width > most) {
      found.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...found, line];
}
