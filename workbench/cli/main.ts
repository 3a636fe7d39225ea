import {readdir} from "node:fs/promises";
import {extname} from "node:path";
import {fileURLToPath} from "node:url";
import {Command, CommanderError} from "commander";
import {CliError, FAILED, USAGE} from "./error.ts";

/** What each file of workbench/cli/commands exports: it adds one command to the program. */
export interface CommandModule {
  register(program: Command): void;
}

/**
 * Reads the files of the commands folder; a new command is a new file there and nothing else. A
 * command that is named alone is loaded alone, so that none makes another one slow to start.
 */
async function loadCommands(program: Command, named: string | undefined): Promise<void> {
  const folder = new URL("./commands/", import.meta.url);
  const own = extname(fileURLToPath(import.meta.url));
  const names = (await readdir(folder)).filter((name) => extname(name) === own).sort();
  const asked = names.filter((name) => name === `${named}${own}`);
  for (const name of asked.length > 0 ? asked : names) {
    const module = (await import(new URL(name, folder).href)) as CommandModule;
    module.register(program);
  }
}

/** Runs one command line and returns its exit code: 0 done, 1 failed, 2 wrong usage, 3 environment. */
export async function main(args: readonly string[]): Promise<number> {
  const program = new Command("voxelbook")
    .description(
      "Medical imaging, radiomics and convolutional networks: run, check, grade and read the course",
    )
    .version("0.1.0")
    .showSuggestionAfterError()
    .showHelpAfterError(
      "(voxelbook --help lists the commands; voxelbook <command> --help explains one)",
    )
    .exitOverride();
  await loadCommands(program, args[0]);
  for (const command of program.commands) command.exitOverride().showSuggestionAfterError();
  try {
    if (args.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync([...args], {from: "user"});
    return typeof process.exitCode === "number" ? process.exitCode : 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    if (error instanceof CliError) {
      process.stderr.write(`voxelbook: ${error.message}\n`);
      if (error.fix !== undefined) process.stderr.write(`  fix: ${error.fix}\n`);
      return error.exitCode;
    }
    process.stderr.write(
      `voxelbook: unexpected error, please report it\n${(error as Error)?.stack ?? error}\n`,
    );
    return FAILED;
  }
}
