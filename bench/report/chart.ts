/** Bars of one operation, a peer each. */
export interface Group {
  readonly label: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}

const WIDTH = 720;
const LEFT = 250;
const RIGHT = 60;
const BAR = 16;
const GAP = 5;
const HEAD = 26;
const BETWEEN = 14;
const MARGIN = 12;

/** Light and dark by the reader's own choice, also where a page shows the picture as an image. */
const STYLE = `
    text { font: 13px system-ui, sans-serif; fill: #1b2428 }
    .head { font-weight: 600 }
    .name, .value { dominant-baseline: central }
    .name { text-anchor: end }
    .bar { fill: #9fb3bb }
    .ours { fill: #0a5a70 }
    .unit { stroke: #6b7a80; stroke-dasharray: 2 4 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf0 }
      .bar { fill: #56686f }
      .ours { fill: #5cc3de }
      .unit { stroke: #93a3a9 }
    }`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Drawn {
  readonly svg: readonly string[];
  readonly height: number;
}

/** A bar longer than the picture is cut at its edge; its figure stands beside it all the same. */
const drawGroup = ({ label, bars }: Group, top: number, scale: number, ours: string): Drawn => {
  const svg = [`<text class="head" x="${MARGIN}" y="${top + 14}">${escaped(label)}</text>`];
  bars.forEach((bar, index) => {
    const y = top + HEAD + index * (BAR + GAP);
    const middle = y + BAR / 2;
    const width = Math.max(1, Math.min(bar.value * scale, WIDTH - LEFT - RIGHT));
    const kind = bar.label === ours ? 'bar ours' : 'bar';
    svg.push(
      `<text class="name" x="${LEFT - 8}" y="${middle}">${escaped(bar.label)}</text>`,
      `<rect class="${kind}" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>`,
      `<text class="value" x="${(LEFT + width + 6).toFixed(1)}" y="${middle}">${bar.value.toFixed(2)}</text>`,
    );
  });
  return { svg, height: HEAD + bars.length * (BAR + GAP) + BETWEEN };
};

/** Nothing worth comparing is longer; what is would make all else too short to see. */
const LONGEST = 2;

/** A chart of horizontal bars as SVG. `ours`: the label of the bars that stand out. A line marks 1. */
export const barChart = (title: string, groups: readonly Group[], ours: string): string => {
  const largest = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const scale = (WIDTH - LEFT - RIGHT) / Math.min(largest, LONGEST);
  const body: string[] = [];
  let top = MARGIN;
  for (const group of groups) {
    const { svg, height } = drawGroup(group, top, scale, ours);
    body.push(...svg);
    top += height;
  }
  const unit = (LEFT + scale).toFixed(1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-labelledby="title">`,
    `  <title id="title">${escaped(title)}</title>`,
    `  <style>${STYLE}\n  </style>`,
    `  <line class="unit" x1="${unit}" y1="${MARGIN}" x2="${unit}" y2="${top - MARGIN}"/>`,
    ...body.map((line) => `  ${line}`),
    '</svg>\n',
  ].join('\n');
};
