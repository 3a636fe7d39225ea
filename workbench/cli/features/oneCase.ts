import {CliError, FAILED} from "../error.ts";
import {createProgress} from "../progress.ts";
import {onInterrupt} from "../../book/onInterrupt.ts";
import type {FeatureCase, FeatureRun} from "./featureCase.ts";
import {type CaseResult, formatResults, singleJson} from "./formatResults.ts";
import {isComplete, onThreads, runCases} from "./runCases.ts";
import {showRows} from "./showRows.ts";
import {requireWritable, writeOutput} from "./writeOutput.ts";

/** How the result of one case is given. */
export interface OneCaseOptions {
  readonly form: "table" | "json" | "csv";
  readonly out: string | null;
}

/** Writes the result in the form that was asked for. */
function formed(result: CaseResult, form: OneCaseOptions["form"]): Iterable<string> {
  if (form === "table") return [showRows(result)];
  if (form === "csv") return formatResults([result], "long");
  const {labels} = result.one;
  const isSingle = labels === "only" || (labels !== "all" && labels.length === 1);
  return isSingle ? [singleJson(result.results[0])] : formatResults([result], "json");
}

/** Measures one case and gives its result; a label that fails decides the exit code. */
export async function oneCase(
  one: FeatureCase,
  run: FeatureRun,
  {form, out}: OneCaseOptions,
): Promise<void> {
  if (out !== null) await requireWritable(out);
  const isSilent = form !== "table" && out === null;
  const progress = createProgress({label: "measuring", total: null, silent: isSilent});
  const interrupt = onInterrupt();
  try {
    progress.update(0, one.image);
    const [result] = await runCases([one], run, {runner: onThreads(1), signal: interrupt.signal});
    progress.stop();
    if (result === undefined) throw new CliError("features: stopped", {exitCode: FAILED});

    // A case of which nothing could be measured has nothing to write but its reason.
    const faults = result.results.filter(({error}) => error !== null);
    if (faults.length < result.results.length) {
      await writeOutput(out, formed(result, form));
      if (out !== null) process.stderr.write(`voxelbook: features: wrote ${out}\n`);
    }
    if (!isComplete(result)) {
      const reasons = faults.map(({label, error}) =>
        label === null || result.results.length === 1 ? error : `label ${label}: ${error}`,
      );
      throw new CliError(`features: ${reasons.join("\nvoxelbook: features: ")}`, {
        exitCode: FAILED,
      });
    }
  } finally {
    progress.stop();
    interrupt.done();
  }
}
