// Widths of a common sans-serif face in thousandths of the font size, by groups of letters.
// Charts are drawn without a browser; the axes only need to know about how long a label is.
const GROUPS: readonly (readonly [string, number])[] = [
  ["ijl|'’‘,.:;!I", 260],
  ["ft/\\()[]{}r-·", 330],
  ["csvxyzkJ ", 500],
  ['abdeghnopquL0123456789$£€?_#*"“”–', 556],
  ["FTZ+=<>~±×÷≤≥≈−", 590],
  ["ABEKPSVXY&", 667],
  ["CDHNRUw", 722],
  ["GOQm", 800],
  ["MW%@—…→", 940],
];

/** How much wider the widest of the usual system faces is, so that no label meets its axis title. */
const WIDEST = 1.14;

const WIDTHS: ReadonlyMap<string, number> = new Map(
  GROUPS.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)),
);

/** Estimates the width of a text in pixels; Chinese, Japanese and Korean signs are square. */
export function textWidth(text: string, fontSize: number): number {
  let sum = 0;
  for (const letter of text) {
    const square = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]/.test(
      letter,
    );
    sum += square ? 1000 : WIDEST * (WIDTHS.get(letter) ?? 580);
  }
  return (sum * fontSize) / 1000;
}
