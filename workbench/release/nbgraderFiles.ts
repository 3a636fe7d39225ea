/** nbgrader's settings for a course of this kind. */
export const NBGRADER_CONFIG = `# nbgrader's settings for the exercises of a Voxelbook course.
import re

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions

c = get_config()
c.CourseDirectory.course_id = "voxelbook"
c.ClearSolutions.code_stub = {"typescript": 'throw new Error("not answered yet");'}

STUB = re.compile(r"^\\s*(?:// STUB: ?(.*)|<!-- STUB: ?(.*?) *-->)$")


class ClearRegions(ClearSolutions):
    """Puts the lines of a solution that follow STUB: in its place, as voxelbook release does."""

    def preprocess_cell(self, cell, resources, cell_index):
        kept, stub, indent = [], None, ""
        for line in cell.source.split("\\n"):
            if "BEGIN SOLUTION" in line:
                stub, indent = [], re.match(r"\\s*", line).group()
            elif "END SOLUTION" in line:
                kept.extend(indent + text for text in stub or [])
                stub = None
            elif stub is None:
                kept.append(line)
            else:
                match = STUB.match(line)
                if match:
                    stub.append(match.group(1) or match.group(2) or "")
        cell.source = "\\n".join(kept)
        return cell, resources


usual = GenerateAssignment.class_traits()["preprocessors"].default()
c.GenerateAssignment.preprocessors = [ClearRegions if one is ClearSolutions else one for one in usual]
`;

/** Writes the README of a folder for nbgrader. */
export function nbgraderReadme(assignments: readonly string[]): string {
  const [first] = assignments;
  return `# Exercises for nbgrader

| folder | holds |
|---|---|
| \`source/<assignment>/<notebook>.ipynb\` | your masters, **with the solutions**: give them to nobody |
| \`release/<assignment>/<notebook>.ipynb\` | what students get |
| \`nbgrader_config.py\` | how nbgrader clears a solution written in TypeScript |

Assignments: ${assignments.map((name) => `\`${name}\``).join(", ")}.

1. Put the content of this folder into the course folder of nbgrader, or use this folder as one.
2. Tell nbgrader's database: \`nbgrader generate_assignment ${first} --force\`. It writes \`release/\` anew, the same.
3. Students' notebooks run with the kernel of the course. Install it where they work: unpack the folder that
   \`voxelbook release\` writes, and run \`node voxelbook.mjs lab --setup-only\` in it.
4. After \`nbgrader collect\`, grade with \`voxelbook collect\` and \`voxelbook grade\`: answers run isolated, with tests that
   are in no notebook. \`voxelbook export nbgrader-db\` writes the marks into nbgrader's database. \`nbgrader autograde\` runs no test of
   these exercises; it leaves every answer to be marked by hand.

Every student has the same values: nbgrader gives one notebook to all.
`;
}
