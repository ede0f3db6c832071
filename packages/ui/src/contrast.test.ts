import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Both themes' colors of every token, read from the file that the portal itself reads. */
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map<string, [string, string]>();
for (const [, name, value] of css.matchAll(/^\s*--([a-z0-9-]+):\s*(.+);$/gm)) {
  const pair = /^light-dark\((.+\)|#\w+), (.+)\)$/.exec(value!);
  tokens.set(name!, pair ? [pair[1]!, pair[2]!] : [value!, value!]);
}

type Rgb = [number, number, number];

/** Linear-light sRGB of `#fff` or `oklch(L C h)`. */
function linear(color: string): Rgb {
  if (color === '#fff') return [1, 1, 1];
  const parts = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(color);
  if (!parts) throw new Error(`Not a color this test can read: ${color}`);
  const [l, c, h] = parts.slice(1).map(Number) as Rgb;
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb: Rgb = [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
  return rgb.map((part) => Math.min(1, Math.max(0, part))) as Rgb;
}

function contrast(one: string, other: string, theme: 0 | 1): number {
  const [light, dark] = [one, other]
    .map((name) => linear(tokens.get(name)![theme]))
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['canvas', 'surface', 'sunken'];
const text: [string, string[]][] = [
  ['ink', [...grounds, 'soft', 'ok-fill', 'warn-fill', 'bad-fill', 'scale-1', 'done-1']],
  ['ink-2', [...grounds, 'soft', 'ok-fill', 'warn-fill', 'bad-fill', 'done-1']],
  ['ink-3', [...grounds, 'soft']],
  ['accent', [...grounds, 'soft']],
  ['ok', [...grounds, 'ok-fill', 'soft']],
  ['warn', [...grounds, 'warn-fill', 'soft']],
  ['bad', [...grounds, 'bad-fill', 'soft']],
  ['on-accent', ['accent']],
  ['on-scale-low', ['scale-1', 'scale-2', 'scale-3']],
  ['on-scale-high', ['scale-4', 'scale-5']],
  ['ink', ['done-2']],
  ['on-solid', ['bad-solid', 'ok-solid']],
  ['on-banner', ['banner']],
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the tokens in the %s theme', (_, theme) => {
  it.each(text.flatMap(([ink, fills]) => fills.map((fill) => [ink, fill])))(
    'let text in %s be read on %s',
    (ink, fill) => {
      expect(contrast(ink!, fill!, theme)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(
    grounds.flatMap((ground) => ['control', 'accent', 'ok', 'warn', 'bad'].map((edge) => [edge, ground])),
  )('let a control in %s be seen on %s', (edge, ground) => {
    expect(contrast(edge!, ground!, theme)).toBeGreaterThanOrEqual(3);
  });
});
