import {breathe, type InferProgress} from "../infer/progress.ts";
import {sizeOf} from "../tensor.ts";
import {requireCount} from "./attribution.ts";
import {answerOnEngine, type PlacedNetwork} from "./placeNetwork.ts";
import {requireScore, type TargetScore} from "./score.ts";
import {
  type PartialSurvey,
  partialOf,
  resumeSurvey,
  type Survey,
  withFingerprint,
} from "./survey.ts";

/** How far a run of many images is. */
export interface ExplainProgress extends InferProgress {
  /** Copies what has been gathered, to go on from it later. */
  readonly partial: () => PartialSurvey;
}

/** How a method that shows a network many images is run on an engine. */
export interface ExplainRunOptions {
  /** Images that are computed together, 8 when left out. */
  readonly batch?: number;
  /** Called after every batch, and waited for. */
  readonly onProgress?: (progress: ExplainProgress) => void | Promise<void>;
  /** Ends the run between two batches: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** What a run of the same image and options had gathered when it was stopped. */
  readonly resume?: PartialSurvey;
}

/** Answers a survey on an engine, batch by batch. */
export async function surveyOnEngine<Result>(
  who: string,
  {placed, score, run}: {placed: PlacedNetwork; score: TargetScore; run: ExplainRunOptions},
  asked: Survey<Result>,
): Promise<Result> {
  const {batch = 8, onProgress, signal, resume} = run;
  requireCount(who, "batch", batch);
  requireScore(who, score);
  const survey = withFingerprint(asked, score);
  const {count, wants} = survey;
  const shape = survey.shape.slice(1);
  const size = sizeOf(shape);
  let done = resume === undefined ? 0 : resumeSurvey(who, survey, resume);
  while (done < count) {
    signal?.throwIfAborted();
    const images = Math.min(batch, count - done);
    const data = new Float32Array(images * size);
    for (let k = 0; k < images; k++) {
      survey.image(done + k, data.subarray(k * size, (k + 1) * size));
    }
    const x = {shape: [images, ...shape], data};
    const {scores, gradients} = await answerOnEngine(who, placed, x, {score, wants});
    for (let k = 0; k < images; k++) {
      survey.receive(done + k, scores[k], gradients.subarray(k * size, (k + 1) * size));
    }
    done += images;
    const now = done;
    await onProgress?.({done, total: count, partial: () => partialOf(survey, now)});
    if (onProgress !== undefined || signal !== undefined) await breathe();
  }
  return survey.result();
}
