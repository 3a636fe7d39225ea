import type {CollectedDuplicate, CollectedFile} from "../grader/collected.ts";

/**
 * Finds files that several students handed in for one exercise. A file without an answer is the same for all of them
 * and is none.
 */
export async function findDuplicates(
  files: readonly CollectedFile[],
  isUntouched: (file: CollectedFile) => Promise<boolean>,
): Promise<CollectedDuplicate[]> {
  const groups = new Map<string, CollectedFile[]>();
  for (const file of files) {
    const key = `${file.exercise}\n${file.sha256}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const found: CollectedDuplicate[] = [];
  for (const [first, ...others] of groups.values()) {
    const students = [...new Set([first, ...others].map(({student}) => student))].sort();
    if (students.length > 1 && !(await isUntouched(first)))
      found.push({exercise: first.exercise, sha256: first.sha256, students});
  }
  return found.sort((a, b) => (a.exercise + a.sha256 < b.exercise + b.sha256 ? -1 : 1));
}
