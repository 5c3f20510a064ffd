// Two fingers on a chart zoom along x, about the point between them; one finger scrolls the page as everywhere.

export function zoomByPinch(canvas) {
  let apart = 0;

  const distance = touches => Math.abs(touches[0].clientX - touches[1].clientX) || 1;

  canvas.addEventListener('touchstart', event => {
    if (event.touches.length === 2) apart = distance(event.touches);
  }, { passive: true });

  canvas.addEventListener('touchmove', event => {
    if (event.touches.length !== 2) return;

    event.preventDefault();
    const now = distance(event.touches);
    const left = canvas.getBoundingClientRect().left;
    const middle = (event.touches[0].clientX + event.touches[1].clientX) / 2 - left;
    Chart.getChart(canvas)?.zoom({ x: now / apart, focalPoint: { x: middle, y: 0 } }, 'none');
    apart = now;
  }, { passive: false });
}
