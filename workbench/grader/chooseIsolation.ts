import {CliError, ENVIRONMENT} from "../cli/error.ts";
import {AnswerError, isAnswerError} from "../exercise/answerError.ts";
import {containerImage, type Launcher, launcherOf, type Tier, TIERS} from "./isolation.ts";
import type {Limits} from "./limits.ts";
import {type AnswerProcess, StartError} from "./answerProcess.ts";
import {startAnswer, WaitingChildren} from "./startAnswer.ts";
import {sweepContainers} from "./sweepContainers.ts";
import {makeWorkFolder} from "./workFolder.ts";

/** How answers are run in this grading. */
export interface Isolation {
  readonly tier: Tier;
  readonly launcher: Launcher;
  readonly limits: Limits;
  readonly workFolder: string;
  readonly waiting: WaitingChildren;
  /** Ends children that wait and removes the work folder. */
  close(): Promise<void>;
}

const PROBE = "export function probe(x) { return x + 1; }";
/** A first start may be slow: a container engine, a cold disk. */
const PROBE_MS = 20_000;

/** Asks a child of the tier for an answer; the text says why there is none. */
async function whyNot({launcher, limits, workFolder}: Isolation): Promise<string | undefined> {
  const patient = {...limits, loadMs: Math.max(limits.loadMs, PROBE_MS)};
  let child: AnswerProcess;
  try {
    child = await startAnswer({launcher, limits: patient, workFolder});
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return error.message;
  }
  try {
    await child.request({op: "load", text: PROBE});
    const got = await child.call("probe", [1]);
    return got === 2 ? undefined : `a trial answered ${got} instead of 2`;
  } catch (error) {
    if (!isAnswerError(error)) throw error;
    return `${error.message} ${child.output.trim()}`.trim();
  } finally {
    child.kill(new AnswerError("crash", "answer.crash", {reason: "the trial is over"}));
    await child.gone;
  }
}

/**
 * Makes ready to run answers in a tier, without a trial.
 *
 * @param waiting - how many children are started ahead of the answers
 * @returns undefined where its program is not installed
 */
export async function openIsolation(
  tier: Tier,
  limits: Limits,
  waiting = 0,
): Promise<Isolation | undefined> {
  const launcher = launcherOf(tier, limits);
  if (launcher === undefined) return undefined;
  if (tier === "container") await sweepContainers();
  const {path: workFolder, remove} = await makeWorkFolder();
  const children = new WaitingChildren(waiting, {launcher, limits, workFolder});
  const close = async (): Promise<void> => {
    await children.close();
    await remove();
  };
  return {tier, launcher, limits, workFolder, waiting: children, close};
}

/**
 * Finds the strongest isolation that works on this machine, by trying it.
 *
 * @param limits - for each child
 * @param wanted - a tier by name, or "auto"
 * @param allowPermissions - whether "auto" may fall to Node's permission model
 * @throws CliError when no allowed tier works, saying why each does not
 */
export async function chooseIsolation(
  limits: Limits,
  {wanted, allowPermissions}: {wanted: Tier | "auto"; allowPermissions: boolean},
): Promise<Isolation> {
  const reasons: string[] = [];
  for (const tier of wanted === "auto" ? TIERS : [wanted]) {
    if (wanted === "auto" && tier === "permissions" && !allowPermissions) continue;
    const isolation = await openIsolation(tier, limits);
    if (isolation === undefined) {
      reasons.push(`${tier}: not installed`);
      continue;
    }
    const reason = await whyNot(isolation);
    if (reason === undefined) return isolation;
    await isolation.close();
    reasons.push(`${tier}: ${reason}`);
  }
  throw new CliError(`no isolation for untrusted answers works here (${reasons.join("; ")})`, {
    exitCode: ENVIRONMENT,
    fix:
      "install bubblewrap (Debian: apt-get install bubblewrap), or podman or docker with the image " +
      `${containerImage()}; or accept Node's permission model alone: --isolation permissions`,
  });
}
