import type {Mask} from "../../image/index.ts";
import type {Engine, ModelProvenance, SegmentationModel, StepReport} from "../../nn/index.ts";
import {segmentImage} from "../segmentImage.ts";
import {measureSegmentation} from "./measureSegmentation.ts";
import type {SegmentationCase} from "./segmentationCase.ts";
import type {StudyCurve, StudyResult} from "./studyRecord.ts";
import type {NetworkVariant, RuleVariant} from "./studyVariant.ts";
import {trainSegmenter} from "./trainSegmenter.ts";

/** The patients of one fold. */
export interface FoldCases {
  readonly fold: number;
  readonly train: readonly SegmentationCase[];
  readonly test: readonly SegmentationCase[];
  /** The test patients, cropped elsewhere. */
  readonly parts: readonly SegmentationCase[];
}

/** What training and testing a network of a study need. */
export interface FoldRun {
  readonly engine: Engine;
  readonly provenance: Omit<ModelProvenance, "seed" | "steps">;
  /** Steps from one point of the learning curve to the next. */
  readonly every: number;
  /** The clock, ms. */
  readonly now: () => number;
  readonly onStep?: (report: StepReport) => void;
  readonly onCase?: (id: string) => void;
  readonly signal?: AbortSignal;
}

/** JSON has no Infinity: a distance to nothing is null. */
const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Names the result of one patient. */
function resultOf(
  variant: string,
  fold: number,
  {id, mask}: SegmentationCase,
  outlined: Mask,
): StudyResult {
  const measures = measureSegmentation(outlined, mask);
  const {dice, hd95Pooled, hd95Max, assd, volumeMl, referenceMl} = measures;
  return {
    ...{variant, patient: id, fold, dice},
    ...{hd95Pooled: orNull(hd95Pooled), hd95Max: orNull(hd95Max), assd: orNull(assd)},
    ...{volumeMl, referenceMl},
  };
}

/** Tests a rule on the patients of one fold. */
export function testRule(variant: RuleVariant, {fold, test, parts}: FoldCases): StudyResult[] {
  const {name, segment} = variant;
  const outline = (as: string, cases: readonly SegmentationCase[]) =>
    cases.map((one) => resultOf(as, fold, one, segment(one.image)));
  const own = outline(name, test);
  return variant.parts === undefined ? own : [...own, ...outline(variant.parts.name, parts)];
}

/** Gathers reports of steps into a learning curve, one point at each score. */
function curveOf(
  {name}: NetworkVariant,
  fold: number,
  reports: readonly StepReport[],
  seconds: number,
): StudyCurve {
  const points: {step: number; loss: number; heldOut: number}[] = [];
  let from = 0;
  for (const [k, {step, score}] of reports.entries()) {
    if (score === undefined) continue;
    const since = reports.slice(from, k + 1);
    const loss = since.reduce((sum, report) => sum + report.loss, 0) / since.length;
    points.push({step: step + 1, loss, heldOut: score});
    from = k + 1;
  }
  return {
    ...{variant: name, fold, seconds},
    step: points.map(({step}) => step),
    loss: points.map(({loss}) => loss),
    heldOut: points.map(({heldOut}) => heldOut),
  };
}

/** Outlines cases by a model, whole scan by whole scan. */
async function testModel(
  model: SegmentationModel,
  {as, fold, cases}: {as: string; fold: number; cases: readonly SegmentationCase[]},
  {engine, onCase, signal}: FoldRun,
): Promise<StudyResult[]> {
  const {modality} = model.input;
  const results: StudyResult[] = [];
  for (const one of cases) {
    const options = {engine, modality, ...(signal === undefined ? {} : {signal})};
    const {mask} = await segmentImage(model, one.image, options);
    results.push(resultOf(as, fold, one, mask));
    onCase?.(one.id);
  }
  return results;
}

/** Trains the network of a variant on the training patients of a fold and tests it on the others. */
export async function trainAndTest(
  variant: NetworkVariant,
  {fold, train, test, parts}: FoldCases,
  run: FoldRun,
): Promise<{results: StudyResult[]; curve: StudyCurve}> {
  const {engine, provenance, every, now, signal, onStep} = run;
  const reports: StepReport[] = [];
  const began = now();
  const model = await trainSegmenter(train, variant.recipe, {
    ...{engine, provenance, heldOut: {cases: test, every}},
    ...(signal === undefined ? {} : {signal}),
    onStep(report) {
      reports.push(report);
      onStep?.(report);
    },
  });
  const curve = curveOf(variant, fold, reports, (now() - began) / 1000);
  const results = await testModel(model, {as: variant.name, fold, cases: test}, run);
  if (variant.parts === undefined) return {results, curve};
  const elsewhere = {as: variant.parts.name, fold, cases: parts};
  return {results: [...results, ...(await testModel(model, elsewhere, run))], curve};
}
