import {currentHost} from "./host.ts";

/** The words that displays draw themselves; everything else comes from the caller. */
const WORDS = {
  en: {
    axial: "axial",
    coronal: "coronal",
    sagittal: "sagittal",
    slice: "{plane}, {axis} = {index} of 0 … {last}",
    window: "window: level {level}, width {width}{unit}",
    range: "{low} to {high}{unit}",
    sideways: "radiological convention: patient's right on the left",
    forwards: "front of the patient on the left",
    oblique: "oblique slices: letters name the nearest directions",
    outline: "outline: mask",
    note: "Note",
    warning: "Warning",
    series: "{name}: {count} points, {low} to {high}",
    rows: "{count} rows",
    trainingStep: "{title}: step {done} of {steps}, loss {loss}",
    timeLeft: "{time} left",
    trainingCurves: "Thin: the loss of each step. Thick: their running mean.",
    stepAxis: "step",
    lossAxis: "loss",
    exposure: "exposure",
    outcome: "outcome",
    given: "held fixed",
    otherNode: "not held fixed",
    hiddenCause: "hidden cause",
  },
  "zh-CN": {
    axial: "横断面",
    coronal: "冠状面",
    sagittal: "矢状面",
    slice: "{plane}，{axis} = {index}（0 … {last}）",
    window: "窗位 {level}，窗宽 {width}{unit}",
    range: "{low} 至 {high}{unit}",
    sideways: "放射学惯例：患者右侧在图左侧",
    forwards: "患者前方在图左侧",
    oblique: "斜切层面：字母表示最接近的方向",
    outline: "轮廓线：掩膜",
    note: "注意",
    warning: "警告",
    series: "{name}：{count} 个点，{low} 至 {high}",
    rows: "{count} 行",
    trainingStep: "{title}：第 {done} / {steps} 步，损失 {loss}",
    timeLeft: "剩余 {time}",
    trainingCurves: "细线：每一步的损失。粗线：其滑动平均。",
    stepAxis: "步",
    lossAxis: "损失",
    exposure: "暴露",
    outcome: "结局",
    given: "固定不变",
    otherNode: "未固定",
    hiddenCause: "隐藏的原因",
  },
} as const;

/** A word or sentence that displays draw themselves. */
export type WordKey = keyof (typeof WORDS)["en"];

/** Returns a word in the language of the notebook, with its blanks filled in. */
export function word(key: WordKey, blanks: Readonly<Record<string, string | number>> = {}): string {
  const text: string = WORDS[currentHost()?.language ?? "en"][key];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(blanks[name] ?? whole));
}
