import type {Attacks} from "./made.ts";

/** Attacks on one cell of the exercise that has every kind of answer. */
export interface KindAttacks {
  readonly cell: string;
  readonly attacks: Attacks;
}

const source = (name: string, value: string, before = ""): string =>
  `${before}const ${name}: any = ${value};`;

/** One attack that must cost the answer's points, for a reason. */
const costs = (cell: string, text: string, code?: string): Attacks[string] => [
  text,
  {lost: [cell], ...(code !== undefined && {code})},
];

const number = (value: string, code?: string) => costs("width", source("width", value), code);
const formula = (value: string, code: string) => costs("middle", source("middle", value), code);
const choice = (value: string, code: string) => costs("shifted", source("shifted", value), code);
const order = (value: string, code: string) => costs("steps", source("steps", value), code);
const graph = (value: string, code: string) => costs("causes", source("causes", value), code);
const mask = (value: string, code: string, before = "") =>
  costs("disk", source("disk", value, before), code);
/** A person marks it: nothing is lost by what is in it. */
const figure = (value: string, code?: string): Attacks[string] => [
  source("figure", value),
  {lost: [], ...(code !== undefined && {code})},
];

const numbers: Attacks = {
  "number-too-large": number('"1e999 mm"'),
  "number-nan": number("0 / 0", "number.unitMissing"),
  "number-constructor": number('"2.5 constructor"', "number.unitUnknown"),
  "number-proto": number('"2.5 __proto__"', "number.unitUnknown"),
  "number-power": number('"2.5 mm^99999999999"'),
  "number-units": number(`"2.5 ${"mm/".repeat(60)}mm"`),
  "number-long": number('"9".repeat(1e6) + " mm"', "number.unreadable"),
  "number-record": number('{value: 2.5, toString() { return "2.5 mm"; }}', "answer.notPlain"),
};

const formulas: Attacks = {
  "formula-deep": formula('"(".repeat(990) + "a" + ")".repeat(990)', "expression.unreadable"),
  "formula-long": formula('"a+".repeat(5e5) + "a"', "expression.long"),
  "formula-constructor": formula('"constructor(a)"', "expression.unknownFunction"),
  "formula-property": formula('"a.constructor"', "expression.forbidden"),
  "formula-text": formula(`'cos.constructor("return process")()'`, "expression.unreadable"),
  "formula-function": formula('"f(x) = (a + b)/2"', "expression.forbidden"),
  "formula-range": formula('"1:1e9"', "expression.forbidden"),
  "formula-import": formula(`'import("fs")'`, "expression.unknownFunction"),
  "formula-powers": formula('"9^9^9^9^9^9"', "expression.differs"),
  "formula-proto": formula('"__proto__"', "expression.unknownName"),
};

const choices: Attacks = {
  "choice-record": choice('{id: "mean"}', "choice.notIds"),
  "choice-getter": choice('{get 0() { return "mean"; }, length: 1}', "choice.notIds"),
  "choice-many": choice('Array.from({length: 9e5}, () => "mean")', "choice.twice"),
  "choice-all": choice('["variance", "range", "mean"]', "choice.several"),
  "choice-proto": choice('"__proto__"', "choice.unknown"),
  "choice-markup": choice('"<img src=x onerror=alert(1)>"', "choice.unknown"),
};

const orders: Attacks = {
  "order-proto": order('["__proto__", "constructor", "toString", "a", "b"]', "order.unknown"),
  "order-holes": order("new Array(5)", "order.notIds"),
  "order-endless": order("new Array(4e9)", "answer.notPlain"),
  "order-text": order('"acquire,denoise"', "order.notIds"),
};

const graphs: Attacks = {
  "graph-long": graph('"tumour -> image; ".repeat(6e4)', "graph.long"),
  "graph-dashes": graph('"-".repeat(19_999)', "graph.unknown"),
  "graph-spaces": graph('"tumour" + " ".repeat(19_900) + "<"', "graph.unknown"),
  "graph-heads": graph('"<-".repeat(9_999)', "graph.arrow"),
  "graph-proto": graph('"__proto__ -> constructor"', "graph.unknown"),
};

const masks: Attacks = {
  "mask-long-run": mask('"rle 16x16: 1000000000000000 1"', "mask.runs"),
  "mask-endless-run": mask('"rle 16x16: " + "9".repeat(400)', "mask.runs"),
  "mask-negative": mask('"rle 16x16: -5 261"', "mask.text"),
  "mask-nan": mask('"rle 16x16: NaN 256"', "mask.text"),
  "mask-many-runs": mask('"rle 16x16: " + "0 ".repeat(5e5)', "mask.long"),
  "mask-spaces": mask('"rle" + " ".repeat(2_000) + "x"', "mask.text"),
  "mask-huge-shape": mask("{shape: [1e9, 1e9], data: []}", "mask.shape"),
  "mask-odd-shape": mask("{shape: [{toString: 1, valueOf: 1}, 16], data: []}", "mask.shape"),
  "mask-values": mask("Array.from({length: 256}, () => NaN)", "mask.value"),
  "mask-subclass": mask("new Mine(256)", "answer.notPlain", "class Mine extends Uint8Array {}\n"),
  "mask-shared": mask("new Uint8Array(new SharedArrayBuffer(256))", "mask.empty"),
  "mask-proxy": mask(
    'new Proxy([], {get: (_, key) => (key === "length" ? 256 : 1)})',
    "answer.notPlain",
  ),
};

const UNSEEN = "right \u202e then left \u2066 \u0000 \ud800 \ufeff";

const texts: Attacks = {
  "text-markup": [
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](http://127.0.0.1/leak)",
    {lost: []},
  ],
  "text-long": ["word ".repeat(200_000), {lost: []}],
  "text-unseen": [UNSEEN, {lost: []}],
  "text-formula": ['=HYPERLINK("http://127.0.0.1/leak","x")', {lost: []}],
};

const figures: Attacks = {
  "figure-functions": figure(
    '{data: [{type: "scatter", x: () => 1}], layout: {}}',
    "answer.notPlain",
  ),
  "figure-cycle": figure(
    "(() => { const all: any = {data: [{}], layout: {}}; all.layout.all = all; return all; })()",
    "answer.notPlain",
  ),
  "figure-proto": figure(`JSON.parse('{"data": [{"__proto__": {"x": 1}}]}')`, "answer.notPlain"),
  "figure-points": figure("{data: [{y: new Array(9e5).fill(0)}], layout: {}}", "figure.large"),
  "figure-bytes": figure("{data: [{y: new Int8Array(4e6)}], layout: {}}", "figure.large"),
  "figure-links": figure(
    `{data: [{type: "scatter", y: [1], text: ['<a href="javascript:alert(1)">x</a>']}], layout: {images: [{source: "http://127.0.0.1/leak"}], title: "<script>alert(1)</script>"}}`,
  ),
};

/** Attacks on the kinds of answer that are read by rules of their own. */
export const kinds: readonly KindAttacks[] = [
  {cell: "width", attacks: numbers},
  {cell: "middle", attacks: formulas},
  {cell: "shifted", attacks: choices},
  {cell: "steps", attacks: orders},
  {cell: "causes", attacks: graphs},
  {cell: "disk", attacks: masks},
  {cell: "reason", attacks: texts},
  {cell: "figure", attacks: figures},
];
