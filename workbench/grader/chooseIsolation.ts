import {chmod, mkdtemp, realpath, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {CliError, ENVIRONMENT} from "../cli/error.ts";
import {AnswerError, isAnswerError} from "../exercise/answerError.ts";
import {containerImage, type Launcher, launcherOf, type Tier, TIERS} from "./isolation.ts";
import type {Limits} from "./limits.ts";
import {startAnswer} from "./startAnswer.ts";

/** How answers are run in this grading. */
export interface Isolation {
  readonly tier: Tier;
  readonly launcher: Launcher;
  readonly limits: Limits;
  readonly workFolder: string;
  /** Removes the work folder. */
  close(): Promise<void>;
}

const PROBE = "export function probe(x) { return x + 1; }";
/** A first start may be slow: a container engine, a cold disk. */
const PROBE_MS = 20_000;

/** Asks a child of the tier for an answer; the text says why there is none. */
async function whyNot(
  launcher: Launcher,
  limits: Limits,
  workFolder: string,
): Promise<string | undefined> {
  const patient = {...limits, loadMs: Math.max(limits.loadMs, PROBE_MS)};
  const child = await startAnswer(PROBE, {launcher, limits: patient, workFolder});
  try {
    await child.request({op: "load"});
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

/** Makes a folder that other users may enter, so that a child with a user id of its own can read its part. */
async function makeWorkFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "voxelbook-grade-")));
  await chmod(folder, 0o755);
  return folder;
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
  const workFolder = await makeWorkFolder();
  const close = (): Promise<void> => rm(workFolder, {recursive: true, force: true});
  const reasons: string[] = [];
  for (const tier of wanted === "auto" ? TIERS : [wanted]) {
    if (wanted === "auto" && tier === "permissions" && !allowPermissions) continue;
    const launcher = launcherOf(tier, limits);
    if (launcher === undefined) {
      reasons.push(`${tier}: not installed`);
      continue;
    }
    const reason = await whyNot(launcher, limits, workFolder);
    if (reason === undefined) return {tier, launcher, limits, workFolder, close};
    reasons.push(`${tier}: ${reason}`);
  }
  await close();
  throw new CliError(`no isolation for untrusted answers works here (${reasons.join("; ")})`, {
    exitCode: ENVIRONMENT,
    fix:
      "install bubblewrap (Debian: apt-get install bubblewrap), or podman or docker with the image " +
      `${containerImage()}; or accept Node's permission model alone: --isolation permissions`,
  });
}
