import {execFile} from "node:child_process";
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {
  isReady,
  jupyterEnvironment,
  kernelSpec,
} from "../../workbench/notebook/jupyterEnvironment.ts";
import {type Notebook, readNotebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {writeWhole} from "../../workbench/notebook/writeWhole.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** How Jupyter says that each cell ended. */
export interface JupyterRun {
  notebook: Notebook;
  readyMs: number;
  cells: {id: string; status: "ok" | "error" | "aborted"; ename: string | null; ms: number}[];
}

/** Returns why Jupyter cannot be tested here, or null. CI sets VOXELBOOK_JUPYTER=required. */
export async function whyNoJupyter(): Promise<string | null> {
  if (await isReady(jupyterEnvironment(root))) return null;
  if (process.env["VOXELBOOK_JUPYTER"] === "required")
    throw new Error(
      "VOXELBOOK_JUPYTER=required, but there is no environment: run voxelbook lab --setup-only",
    );
  return "no Jupyter environment here (voxelbook lab --setup-only makes one)";
}

/**
 * Executes notebooks through the real kernel in the course's Jupyter environment.
 *
 * @param client - "nbclient" as nbconvert and nbgrader do, "wire" to keep late output as JupyterLab does
 */
export async function executeInJupyter(
  notebooks: readonly Notebook[],
  client: "nbclient" | "wire",
): Promise<JupyterRun[]> {
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-jupyter-"));
  try {
    // The kernel under test is that of these sources, in a place of its own.
    const spec = join(folder, "kernels/voxelbook-test");
    await writeWhole(join(spec, "kernel.json"), JSON.stringify(kernelSpec(root)));
    const jobs = notebooks.map((_, i) => ({
      notebook: join(folder, `${i}.ipynb`),
      out: join(folder, `${i}.out.ipynb`),
      client,
    }));
    await Promise.all(
      jobs.map(({notebook}, i) => writeFile(notebook, writeNotebook(notebooks[i] as Notebook))),
    );
    await writeFile(join(folder, "jobs.json"), JSON.stringify(jobs));
    const script = fileURLToPath(new URL("execute.py", import.meta.url));
    const {stdout} = await promisify(execFile)(
      jupyterEnvironment(root).python,
      [script, "voxelbook-test", join(folder, "jobs.json")],
      {env: {...process.env, JUPYTER_PATH: folder}, maxBuffer: 1e8},
    );
    const results = stdout.trim().split("\n");
    return await Promise.all(
      jobs.map(async ({out}, i) => ({
        ...(JSON.parse(results[i] ?? "") as Omit<JupyterRun, "notebook">),
        notebook: readNotebook(await readFile(out, "utf8"), out),
      })),
    );
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
