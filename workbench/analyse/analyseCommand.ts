import {join} from "node:path";
import {CliError, ENVIRONMENT, FAILED} from "../cli/error.ts";
import {localGraders} from "../cli/grade/graders.ts";
import {createProgress} from "../cli/progress.ts";
import {requireFolder} from "../cli/requireFolder.ts";
import {findExercisesFolder} from "../exercise/findExercisesFolder.ts";
import {libraryVersion} from "../exercise/libraryVersion.ts";
import {findExercises} from "../exercise/readExercise.ts";
import type {Language} from "../exercise/types.ts";
import type {Tier} from "../grader/isolation.ts";
import {writeWhole} from "../grader/writeWhole.ts";
import {writeReports} from "../report/writeReports.ts";
import {analyse} from "./analyse.ts";
import type {Analysis, Flakiness} from "./analysis.ts";
import {gradeAgain} from "./flakiness.ts";
import {sampleJobs} from "./sampleJobs.ts";
import {summary} from "./summary.ts";

/** The options of `voxelbook analyse` as they are written. */
export interface AnalyseFlags {
  readonly out: string;
  readonly course?: string;
  readonly repeat?: number;
  readonly sample: number;
  readonly language: Language;
  readonly isolation: Tier | "auto";
  readonly jobs: number;
  readonly json?: boolean;
}

interface Places {
  readonly submissions: string;
  readonly out: string;
  readonly exercisesFolder: string;
  readonly ids: readonly string[];
}

async function readPlaces(folder: string, {out, course}: AnalyseFlags): Promise<Places> {
  const submissions = requireFolder(folder, "submissions");
  const results = requireFolder(out, "--out", `voxelbook grade ${folder} --out ${out}`);
  const exercisesFolder = findExercisesFolder(course ?? process.cwd());
  return {submissions, out: results, exercisesFolder, ids: await findExercises(exercisesFolder)};
}

/** Grades a sample again, with progress; Ctrl-C ends it after the submissions that are being graded. */
async function repeatGrading(
  places: Places,
  repeat: number,
  {isolation, jobs, sample: most, json = false}: AnalyseFlags,
): Promise<Flakiness> {
  const libVersion = libraryVersion();
  const sample = await sampleJobs({...places, libVersion, most});
  const {sampled, of} = sample;
  const total = sampled * repeat * 2;
  const progress = createProgress({label: "grading again", total, silent: json});
  const say = (line: string): void => progress.say(line);
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const {exercisesFolder} = places;
  const {graders} = await localGraders({isolation, jobs, exercisesFolder, libVersion, say});
  const failed: [exercise: string, student: string, reason: string][] = [];
  let done = 0;
  try {
    const onRecord = (): void => progress.update(++done);
    const source = sample.jobs((...one) => failed.push(one));
    const count = await gradeAgain(source, repeat, graders, {signal: stop.signal, onRecord});
    for (const one of failed) count.fail(...one);
    if (!stop.signal.aborted) return count.result(repeat, sampled, of);
  } finally {
    progress.stop();
    await graders.close();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
  throw new CliError("stopped; analysis.json is as it was", {exitCode: FAILED});
}

async function analyseWithProgress(places: Places, silent: boolean): Promise<Analysis> {
  const progress = createProgress({label: "comparing", total: null, silent});
  try {
    return await analyse({
      ...places,
      onExercise: (done, total, id) => progress.update(done, `${done} of ${total} ${id}`.trim()),
    });
  } finally {
    progress.stop();
  }
}

/** Writes the analysis, and the overview that shows it; what students are told does not change. */
async function writeAnalysis(out: string, analysis: Analysis, language: Language): Promise<void> {
  try {
    await writeWhole(join(out, "analysis.json"), `${JSON.stringify(analysis, null, 2)}\n`);
    if (analysis.counts.records > 0) await writeReports(out, {language, only: new Set()});
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CliError(`--out cannot be written: ${message}`, {exitCode: ENVIRONMENT});
  }
}

/** Does what a command line asks for. */
export async function analyseCommand(folder: string, flags: AnalyseFlags): Promise<void> {
  const {json = false, repeat, out, language} = flags;
  const places = await readPlaces(folder, flags);
  const found = await analyseWithProgress(places, json);
  const flakiness = repeat === undefined ? null : await repeatGrading(places, repeat, flags);
  const analysis = {...found, flakiness};
  await writeAnalysis(places.out, analysis, language);
  if (json) process.stdout.write(`${JSON.stringify(analysis, null, 2)}\n`);
  else {
    const shown = analysis.counts.records > 0 ? `; ${join(out, "index.html")} shows it` : "";
    process.stdout.write(`${summary(analysis)}\n${join(out, "analysis.json")}${shown}\n`);
  }
}
