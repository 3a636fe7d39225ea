import {DatasetError, listDatasets} from "voxelbook/data";
import {cacheFolder, findLocally, indexMirror, mirrorFolder} from "voxelbook/data/files";
import {chooseIsolation} from "../../grader/chooseIsolation.ts";
import {findProgram} from "../../grader/findProgram.ts";
import {LIMITS} from "../../grader/limits.ts";
import {courseRoot} from "../../notebook/courseRoot.ts";
import {isReady, jupyterEnvironment} from "../../notebook/jupyterEnvironment.ts";
import {type BackendReport, detectBackends} from "../backends.ts";
import {CliError} from "../error.ts";
import {runTool} from "../native/runTool.ts";
import type {Finding} from "./finding.ts";

/** Says which tensor backend is in force, and of each earlier one why it is not. */
export function examineTensors(reports: readonly BackendReport[]): Finding {
  const inForce = reports.find(({state}) => state === "in force");
  const detail = reports.map(({kind, state, reason}) => `${kind}: ${state}: ${reason}`);
  return {
    name: "tensors",
    state: inForce === undefined ? "missing" : "ok",
    detail: [
      inForce === undefined
        ? "no backend works; they are tried in the order gpu, node, wasm"
        : `${inForce.kind} is in force; the order is gpu, node, wasm`,
      ...detail,
    ],
    fix: inForce === undefined ? "npm ci" : null,
  };
}

/** Names under which Chromium is installed. */
const BROWSERS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];

/** Looks for the browser of the browser tests. */
export function examineChromium(): Finding {
  const given = process.env["VOXELBOOK_CHROMIUM"];
  const path = given || BROWSERS.map(findProgram).find((found) => found !== undefined);
  return {
    name: "Chromium",
    state: path === undefined ? "optional" : "ok",
    detail: [path ?? "not found; only the browser tests need it"],
    fix: path === undefined ? "sudo apt-get install chromium, or set VOXELBOOK_CHROMIUM" : null,
  };
}

/** Tries the isolation that `voxelbook grade` would use. */
export async function examineIsolation(): Promise<Finding> {
  try {
    const isolation = await chooseIsolation(LIMITS, {
      wanted: "auto",
      allowPermissions: true,
    });
    await isolation.close();
    const isWeak = isolation.tier === "permissions";
    return {
      name: "isolation",
      state: isWeak ? "optional" : "ok",
      detail: [
        isWeak
          ? "only Node's permission model works; voxelbook grade asks before it relies on it"
          : `${isolation.tier}: voxelbook grade runs answers in it`,
      ],
      fix: isWeak ? "sudo apt-get install bubblewrap" : null,
    };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return {
      name: "isolation",
      state: "optional",
      detail: [error.message],
      fix: error.fix ?? null,
    };
  }
}

/** Looks for Python and for the course's own JupyterLab. */
export async function examineJupyter(): Promise<Finding> {
  const python = process.env["VOXELBOOK_PYTHON"] ?? "python3";
  const {code, output} = await runTool(python, ["--version"], {limitMs: 20_000});
  if (code !== 0) {
    return {
      name: "JupyterLab",
      state: "optional",
      detail: [`${python} is not there; only voxelbook lab needs it`],
      fix: "sudo apt-get install python3 python3-venv",
    };
  }
  const root = courseRoot(process.cwd());
  const environment = root === undefined ? undefined : jupyterEnvironment(root);
  const isMade = environment !== undefined && (await isReady(environment));
  return {
    name: "JupyterLab",
    state: isMade ? "ok" : "optional",
    detail: [
      isMade
        ? `${output.trim()}; environment in ${environment.folder}`
        : `${output.trim()}; JupyterLab is not set up yet, the first voxelbook lab does it`,
    ],
    fix: isMade ? null : "voxelbook lab",
  };
}

/** Counts the datasets that are here, and says where they are looked for. */
export async function examineDatasets(): Promise<Finding> {
  const mirror = mirrorFolder();
  const places = [
    mirror === undefined ? "mirror: none (VOXELBOOK_MIRROR is not set)" : `mirror: ${mirror}`,
    `cache: ${cacheFolder()}`,
  ];
  const infos = listDatasets();
  let here = 0;
  try {
    let index: Awaited<ReturnType<typeof indexMirror>> | undefined;
    for (const info of infos) {
      if ((await findLocally(info, undefined, index)).found !== undefined) here++;
      if (index === undefined && mirror !== undefined) index = await indexMirror(mirror);
    }
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    const fix = "correct VOXELBOOK_MIRROR, or unset it";
    return {name: "datasets", state: "missing", detail: [error.message], fix};
  }
  const all = here >= infos.filter(({mirrorOnly}) => !mirrorOnly).length;
  return {
    name: "datasets",
    state: here > 0 ? "ok" : "optional",
    detail: [`${here} of ${infos.length} are here; chapters fetch what they use`, ...places],
    fix: all ? null : "voxelbook datasets fetch --all",
  };
}

/** Looks at everything that surrounds the course. */
export async function examineSurroundings(): Promise<Finding[]> {
  return [
    examineTensors(await detectBackends()),
    examineChromium(),
    await examineIsolation(),
    await examineJupyter(),
    await examineDatasets(),
  ];
}
