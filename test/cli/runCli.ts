/** What a command line gave. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, with its own environment variables, and keeps what it prints. */
export async function runCli(
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>> = {},
): Promise<CliResult> {
  // Imported as the commands are, so that both know the same classes.
  const {main} = await import("../../workbench/cli/main.ts");
  const old = {...process.env};
  const {stdout, stderr} = process;
  const write = {stdout: stdout.write, stderr: stderr.write};
  const kept = {stdout: "", stderr: ""};
  const keep = (name: "stdout" | "stderr") =>
    ((text: string | Uint8Array) => {
      kept[name] += text;
      return true;
    }) as typeof stdout.write;
  for (const [key, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[key];
    else process.env[key] = value;
  }
  stdout.write = keep("stdout");
  stderr.write = keep("stderr");
  try {
    const code = await main(args);
    return {code, ...kept};
  } finally {
    stdout.write = write.stdout;
    stderr.write = write.stderr;
    for (const key of Object.keys(variables)) {
      if (old[key] === undefined) delete process.env[key];
      else process.env[key] = old[key];
    }
  }
}
