import type {Command} from "commander";

const EXAMPLES = `
Examples:
  voxelbook doctor            what is there, what is missing, and the command that mends it
  voxelbook doctor --json     the same for a program

Exit code 3 when something that every chapter needs is missing; optional parts only get a line.`;

/** Adds `voxelbook doctor`. */
export function register(program: Command): void {
  program
    .command("doctor")
    .description("say what this machine has and lacks: Node, packages, kernel, tensors, browser")
    .option("--json", "print the findings as JSON")
    .addHelpText("after", EXAMPLES)
    .action(async (options: {json?: boolean}) => {
      const {examine} = await import("../doctor/examine.ts");
      await examine({json: options.json === true});
    });
}
