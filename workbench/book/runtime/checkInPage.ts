import type {Language} from "../../messages/message.ts";
import type {
  CheckBundle,
  CheckOutcome,
  CheckStart,
  PageExercise,
  RuntimeAssets,
} from "./protocol.ts";
import {runtimeMessage} from "./runtimeMessage.ts";
import type {WorkerLink} from "./workerLink.ts";

/** What a check in the page needs. */
export interface PageCheck {
  readonly exercise: string;
  /** The worker that has run the cells: it compiles the answers. */
  readonly link: WorkerLink;
  readonly assets: RuntimeAssets;
  /** Absolute address of the folder that buildCheckAssets filled, ending in a slash. */
  readonly exerciseBase: string;
  /** Absolute address of the runtime's parts, ending in a slash. */
  readonly base: string;
  readonly language: Language;
  /** Whether the learner has written into the cell of a text, by answer id. */
  readonly written: Readonly<Record<string, boolean>>;
}

/** Longer than all calls of a few answers that each reach their limit. */
const LIMIT_S = 60;

/** Reads what the book keeps of an exercise. */
async function readPageExercise({exercise, exerciseBase, language}: PageCheck) {
  const response = await fetch(new URL(`${exercise}.json`, exerciseBase));
  if (!response.ok) throw new RangeError(runtimeMessage("check.noTests", {exercise}, language));
  return (await response.json()) as PageExercise;
}

/** Runs the checking worker to its end, or ends it when it takes too long. */
function runChecker(address: URL, start: CheckStart): Promise<CheckOutcome> {
  const worker = new Worker(address, {type: "module"});
  const ended = new Promise<CheckOutcome>((resolve) => {
    const late = setTimeout(() => {
      resolve({error: runtimeMessage("check.time", {seconds: LIMIT_S}, start.language)});
    }, LIMIT_S * 1000);
    const end = (outcome: CheckOutcome): void => {
      clearTimeout(late);
      resolve(outcome);
    };
    worker.onmessage = ({data}: MessageEvent<CheckOutcome>) => end(data);
    worker.onerror = (event) => {
      event.preventDefault();
      end({error: event.message || runtimeMessage("crash.unknown", {}, start.language)});
    };
  });
  worker.postMessage(start);
  return ended.finally(() => worker.terminate());
}

/**
 * Runs the public tests of an exercise on the answers of this page: the tests in a worker, each
 * answer in another that holds nothing else.
 *
 * @returns the forms in which the report is shown
 */
export async function checkInPage(check: PageCheck): Promise<CheckBundle> {
  const {link, assets, exercise, exerciseBase, base, language, written} = check;
  const {tests, answers, given} = await readPageExercise(check);
  const prepared = await link.ask({type: "prepare", answers, given});
  const outcome = await runChecker(new URL(assets.checker, base), {
    tests: new URL(tests, new URL(`${exercise}.json`, exerciseBase)).href,
    answerWorker: new URL(assets.answer, base).href,
    library: new URL(assets.library, base).href,
    prepared,
    language,
    written,
  });
  if ("error" in outcome) throw new Error(outcome.error);
  return outcome.bundle;
}
