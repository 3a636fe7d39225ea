import {type Attacks, bias, RIGHT} from "./made.ts";

const lost = ["bias"];

/** Right answers, mistakes, and returned values that are not what they seem. */
export const values: Attacks = {
  right: [bias(RIGHT), {lost: []}],
  alternative: [bias("return (hu - 1000 * epsilon) / (1 + epsilon) - hu;"), {lost: []}],
  promise: [bias(`return Promise.resolve().then(() => { ${RIGHT} });`), {lost: []}],
  prints: [bias(`console.log("hello", hu); ${RIGHT}`), {lost: []}],
  "wrong-sign": [
    bias("return (epsilon * (1000 + hu)) / (1 + epsilon);"),
    {lost: "some", code: "mistake"},
  ],
  "first-order": [bias("return -epsilon * (1000 + hu);"), {lost: "some", code: "mistake"}],
  "not-a-number": [bias('return "5";'), {lost, code: "value.notNumber"}],
  // A test that compares the answer with itself finds NaN equal to NaN.
  nan: [bias("return Number.NaN;"), {lost: "some"}],
  infinite: [bias("return -Infinity;"), {lost: "some"}],
  throws: [bias('throw new Error("no idea");'), {lost, code: "answer.threw"}],
  "throws-null": [bias("throw null;"), {lost, code: "answer.threw"}],
  "throws-proxy": [
    bias("throw new Proxy({}, {get() { throw 1; }, getPrototypeOf() { throw 2; }});"),
    {lost, ends: ["error", "crash"]},
  ],
  "to-json": [bias("return {toJSON: () => -5.19900497512};"), {lost, code: "answer.notPlain"}],
  "value-of": [
    bias("return {valueOf() { return -5.19900497512; }};"),
    {lost, code: "answer.notPlain"},
  ],
  boxed: [bias("return new Number(-5.19900497512);"), {lost, code: "answer.notPlain"}],
  proxy: [
    bias(
      "return new Proxy({}, {get: () => -5.19900497512, ownKeys: () => { throw new Error('no'); }});",
    ),
    {lost, ends: ["error", "fail"]},
  ],
  getter: [bias("return {get value() { return hu; }};"), {lost, code: "value.notNumber"}],
  "proto-key": [
    bias(`return JSON.parse('{"__proto__": {"x": 1}}');`),
    {lost, code: "answer.notPlain"},
  ],
  "constructor-key": [bias('return {constructor: {name: "Number"}, length: 1};'), {lost}],
  "big-number": [bias("return 5n;"), {lost, code: "answer.notPlain"}],
  deep: [
    bias("let x: any = 0; for (let i = 0; i < 1e4; i++) x = [x]; return x;"),
    {lost, code: "answer.notPlain"},
  ],
  cycle: [bias("const x: any = {}; x.x = x; return x;"), {lost, code: "answer.notPlain"}],
  "endless-list": [bias("return new Array(4e9);"), {lost, code: "answer.notPlain"}],
  "huge-reply": [
    bias('return "x".repeat(1e8);'),
    {lost, ends: ["error", "crash", "memory", "timeout"]},
  ],
  // Of a promise that is kept twice the first word counts.
  "resolves-twice": [
    bias(`return {then(keep: any) { keep(0); keep((() => { ${RIGHT} })()); }};`),
    {lost: "some"},
  ],
  "then-by-getter": [
    bias("let n = 0; return {get then() { n += 1; if (n > 1) throw 0; return undefined; }};"),
    {lost},
  ],
  "turns-after-some": [
    bias(`calls += 1; if (calls > 3) return 0; ${RIGHT}`, "let calls = 0;"),
    {lost: "some"},
  ],
  "turned-by-a-timer": [
    bias(
      `if (turned) return 0; return new Promise((keep) => setTimeout(() => keep((() => { ${RIGHT} })()), 9));`,
      "let turned = false; setTimeout(() => { turned = true; }, 12);",
    ),
    {lost: "any"},
  ],
};
