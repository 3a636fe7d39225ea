import {LINE_COLOURS} from "./colourMap.ts";
import {escapeText} from "./escapeText.ts";
import {formatNumber} from "./formatNumber.ts";
import {word} from "./words.ts";

/** What the picture of a run shows. */
export interface TrainingPicture {
  readonly title: string;
  readonly done: number;
  readonly steps: number;
  readonly losses: readonly number[];
  /** Seconds left; undefined before anything is known, and at the end. */
  readonly secondsLeft: number | undefined;
}

const WIDTH = 640;
const HEIGHT = 240;
const PLOT = {left: 64, top: 62, right: WIDTH - 14, bottom: HEIGHT - 38};

/** Writes seconds as minutes and seconds. */
export function timeText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Says in one line how a run stands. */
export function trainingLine({title, done, steps, losses, secondsLeft}: TrainingPicture): string {
  const loss = losses.length === 0 ? "" : formatNumber(losses[losses.length - 1], 3);
  const line = word("trainingStep", {title, done, steps, loss});
  return secondsLeft === undefined
    ? line
    : `${line}, ${word("timeLeft", {time: timeText(secondsLeft)})}`;
}

/** Averages losses over a window, so that the trend shows through single batches. */
function trend(losses: readonly number[]): number[] {
  const memory = 0.9;
  let average = 0;
  return losses.map((loss, i) => {
    average = memory * average + (1 - memory) * loss;
    return average / (1 - memory ** (i + 1));
  });
}

/** Chooses about four round values between two bounds. */
function ticks(low: number, high: number): number[] {
  const raw = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? raw;
  const first = Math.ceil(low / step) * step;
  const count = Math.floor((high - first) / step + 1e-9) + 1;
  return Array.from({length: count}, (_, k) => Number((first + k * step).toPrecision(6)));
}

/** Draws the axes with their quantities. */
function axes(steps: number, [low, high]: readonly [number, number], y: (v: number) => number) {
  const lines = ticks(low, high).map(
    (value) =>
      `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(value)}" y2="${y(value)}" stroke="#767676" stroke-opacity="0.25"/>` +
      `<text x="${PLOT.left - 8}" y="${y(value) + 4}" text-anchor="end">${formatNumber(value, 3)}</text>`,
  );
  return [
    ...lines,
    `<text x="${PLOT.left}" y="${PLOT.bottom + 18}">0</text>`,
    `<text x="${PLOT.right}" y="${PLOT.bottom + 18}" text-anchor="end">${steps}</text>`,
    `<text x="${(PLOT.left + PLOT.right) / 2}" y="${PLOT.bottom + 30}" text-anchor="middle">${escapeText(word("stepAxis"))}</text>`,
    `<text transform="translate(14 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeText(word("lossAxis"))}</text>`,
  ].join("");
}

/** Draws the losses: every step pale, their running mean strong. */
function curves({losses, steps}: TrainingPicture): string {
  if (losses.length < 2) return "";
  const low = losses.reduce((a, b) => Math.min(a, b));
  const most = losses.reduce((a, b) => Math.max(a, b));
  const high = most > low ? most : low + 1;
  const x = (k: number) => PLOT.left + (k / Math.max(1, steps - 1)) * (PLOT.right - PLOT.left);
  const y = (v: number) => PLOT.bottom - ((v - low) / (high - low)) * (PLOT.bottom - PLOT.top);
  const line = (values: readonly number[], style: string) => {
    const points = values.map((v, k) => `${x(k).toFixed(1)},${y(v).toFixed(1)}`).join(" ");
    return `<polyline points="${points}" fill="none" stroke="${LINE_COLOURS[0]}" ${style}/>`;
  };
  return (
    axes(steps, [low, high], y) +
    line(losses, 'stroke-opacity="0.35" stroke-width="1"') +
    line(trend(losses), 'stroke-width="2.2"')
  );
}

/** Draws how a run stands: a bar, the line of words, and the losses so far. */
export function trainingPicture(picture: TrainingPicture): string {
  const share = picture.done / picture.steps;
  const words = escapeText(trainingLine(picture));
  const bar = PLOT.right - 10;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" style="max-width:100%;height:auto" role="img" font-family="system-ui, sans-serif" font-size="13" fill="currentColor">` +
    `<title>${words}</title>` +
    `<text x="10" y="18">${words}</text>` +
    `<rect x="10" y="28" width="${bar}" height="10" rx="5" fill="#767676" fill-opacity="0.25"/>` +
    `<rect x="10" y="28" width="${(bar * share).toFixed(1)}" height="10" rx="5" fill="${LINE_COLOURS[0]}"/>` +
    `${curves(picture)}</svg>`
  );
}
