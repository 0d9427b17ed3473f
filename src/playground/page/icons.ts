const shapes = {
  reply: 'M9 7V3L2 10l7 7v-4c5 0 8 2 9 5 0-6-3-11-9-11Z',
  close: 'M5 5l10 10M15 5L5 15',
  send: 'M2 3l16 7-16 7 3-7-3-7Zm3 7h7',
  menu: 'M3 5h14M3 10h14M3 15h14',
  eye: 'M1 10s3-6 9-6 9 6 9 6-3 6-9 6-9-6-9-6Zm9 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  thread: 'M3 4h14v9H9l-4 4v-4H3Z',
  back: 'M12 4l-6 6 6 6',
  more: 'M4 10h.01M10 10h.01M16 10h.01',
  good: 'M6 9v8H3V9Zm0 0 4-7c2 0 2 2 1 5h6l-2 10H6',
  bad: 'M6 11V3H3v8Zm0 0 4 7c2 0 2-2 1-5h6L15 3H6',
  trash: 'M4 6h12M8 6V3h4v3m-7 0 1 11h8l1-11',
  home: 'M3 9l7-6 7 6v8h-5v-5H8v5H3Z',
  info: 'M10 9v5m0-8h.01M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
  warning: 'M10 3l8 14H2Zm0 5v4m0 2h.01',
  check: 'M4 10l4 4 8-9',
  bolt: 'M11 2 4 11h5l-1 7 7-9h-5Z',
} as const;

export type IconName = keyof typeof shapes;

const svg = 'http://www.w3.org/2000/svg';

/** A small drawing in the colour of the text around it. Always decoration: the words beside it say the same. */
export function icon(name: IconName): SVGSVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 20 20');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', shapes[name]);
  drawing.append(path);
  return drawing;
}
