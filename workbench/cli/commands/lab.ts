import {type Command, InvalidArgumentError} from "commander";
import {courseRoot} from "../../notebook/courseRoot.ts";
import {makeJupyterEnvironment} from "../../notebook/jupyterEnvironment.ts";
import {openLab} from "../../notebook/openLab.ts";
import {CliError, ENVIRONMENT} from "../error.ts";
import {createProgress} from "../progress.ts";

interface LabFlags {
  port: number;
  browser: boolean;
  setupOnly?: boolean;
}

/** Reads a port from the command line. */
function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new InvalidArgumentError("it must be a whole number from 1 to 65535.");
  return port;
}

const HELP = `
The first run makes a Python environment in .voxelbook/jupyter (about 320 MB) with JupyterLab,
nbclient and plotly, and registers the kernel "TypeScript (Voxelbook)" in it; later runs find it.
It needs Python 3.10 or later with venv, as python3 or as VOXELBOOK_PYTHON says.

In JupyterLab the stop button ends a cell that computes or waits. Only an endless loop that begins
after an await cannot be stopped so: restart the kernel.

Examples:
  voxelbook lab
  voxelbook lab --no-browser --port 8888
  voxelbook lab --setup-only`;

async function lab(flags: LabFlags): Promise<void> {
  const root = courseRoot(process.cwd());
  if (root === undefined)
    throw new CliError("lab: no folder with voxelbook installed was found here", {
      exitCode: ENVIRONMENT,
      fix: "npm install, in the folder of the course",
    });
  const progress = createProgress({label: "preparing JupyterLab", total: null});
  const environment = await makeJupyterEnvironment(root, {
    say: (what) => progress.update(0, what),
  }).finally(() => progress.stop());
  if (flags.setupOnly) {
    process.stdout.write(`JupyterLab and the kernel are ready in ${environment.folder}\n`);
    return;
  }
  await openLab(environment, {root, port: flags.port, browser: flags.browser});
}

/** Adds `voxelbook lab`. */
export function register(program: Command): void {
  program
    .command("lab")
    .description("open the notebooks in JupyterLab, with a Python environment made for them")
    .option("--port <port>", "port on 127.0.0.1 (default: a free one)", portOf, 0)
    .option("--no-browser", "open no browser window")
    .option("--setup-only", "make the environment and stop")
    .addHelpText("after", HELP)
    .action(lab);
}
