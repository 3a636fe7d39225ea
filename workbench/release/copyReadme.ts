import type {Exercise} from "../exercise/readExercise.ts";

/** One line for each exercise. */
function listOf(exercises: readonly Exercise[], edition: 0 | 1): string {
  return exercises
    .map(
      ({id, editions}) => `- \`exercises/${id}\`: ${(editions[edition] ?? editions[0]).info.title}`,
    )
    .join("\n");
}

/** Writes the README of one student's copy, in both languages. */
export function copyReadme(exercises: readonly Exercise[], student: string): string {
  return `# Exercises of ${student}

These notebooks hold numbers and data of your own. They need the folder of the course, which everybody gets: unpack
them over it, before you begin, so that each takes the place of the notebook of the same name. Then work as the README of the
course says.

${listOf(exercises, 0)}

Your answers are judged by your own numbers. Do not change them, and do not take those of another copy.

---

# ${student} 的练习

这些笔记本里是属于您自己的数值和数据。它们需要每个人都会得到的课程文件夹：请在开始之前把它们解压到课程文件夹上，
使每个笔记本替换同名的笔记本。然后按课程的 README 操作。

${listOf(exercises, 1)}

您的答案按您自己的数值评判。请不要改动这些数值，也不要使用别人的副本。
`;
}
