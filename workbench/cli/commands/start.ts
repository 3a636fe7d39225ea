import {type Command, InvalidArgumentError} from "commander";

const EXAMPLES = `
Examples:
  voxelbook start                  open the book; the address is printed when pages can be read
  voxelbook start --port 8123      at this port
  voxelbook start --no-serve       build everything and stop

The book is served on 127.0.0.1 only, until Ctrl-C. Chapters that have not been executed yet are
executed behind the pages; their state is shown there.`;

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new InvalidArgumentError(`must be a whole number from 0 to 65535, got ${text}`);
  }
  return port;
}

interface StartOptions {
  readonly port?: number;
  readonly serve: boolean;
  readonly root?: string;
}

/** Adds `voxelbook start`. */
export function register(program: Command): void {
  program
    .command("start")
    .description("open the book in your browser: build what is missing, serve it on 127.0.0.1")
    .option(
      "--port <number>",
      "port to serve at; default: the usual one, or any free one",
      readPort,
    )
    .option("--no-serve", "build everything and stop")
    .option("--root <folder>", "folder that holds notebooks/ or exercises/; default: this course")
    .addHelpText("after", EXAMPLES)
    .action(async ({port, serve, root}: StartOptions) => {
      const {startCommand} = await import("../../book/startCommand.ts");
      process.exitCode = await startCommand({port, serve, root});
    });
}
