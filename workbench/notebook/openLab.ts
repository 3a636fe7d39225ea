import {spawn} from "node:child_process";
import {createServer} from "node:net";
import {CliError, ENVIRONMENT, FAILED} from "../cli/error.ts";
import type {JupyterEnvironment} from "./jupyterEnvironment.ts";

export interface LabOptions {
  root: string;
  /** Port on 127.0.0.1; 0 lets JupyterLab choose a free one. */
  port: number;
  browser: boolean;
}

/** Says whether a port of this machine can be had. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({port, host: "127.0.0.1", exclusive: true}, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** Gives JupyterLab's arguments: this machine only, the folder of the course, its notebooks in view. */
export function labArguments({root, port, browser}: LabOptions): string[] {
  return [
    "--ServerApp.ip=127.0.0.1",
    `--ServerApp.root_dir=${root}`,
    "--LabApp.default_url=/lab/tree/notebooks",
    ...(port === 0 ? [] : [`--ServerApp.port=${port}`, "--ServerApp.port_retries=0"]),
    ...(browser ? [] : ["--no-browser"]),
    // Jupyter asks for this flag of an administrator, as in a container.
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
  ];
}

/** Runs JupyterLab until it is stopped. */
export async function openLab({lab}: JupyterEnvironment, options: LabOptions): Promise<void> {
  if (options.port !== 0 && !(await isFree(options.port)))
    throw new CliError(`lab: port ${options.port} is in use`, {
      exitCode: ENVIRONMENT,
      fix: "voxelbook lab --port <another>, or without --port for a free one",
    });
  const child = spawn(lab, labArguments(options), {cwd: options.root, stdio: "inherit"});

  // Ctrl-C reaches JupyterLab too; it asks, and ends by itself.
  const ignore = () => undefined;
  process.on("SIGINT", ignore);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    if (code !== null && code !== 0)
      throw new CliError(`lab: JupyterLab ended with exit code ${code}`, {exitCode: FAILED});
  } finally {
    process.off("SIGINT", ignore);
  }
}
