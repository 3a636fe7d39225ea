import {COURSE_FOLDER} from "./autograderConfig.ts";

/** Node that the bundle was made with: the one its packages were tried on. */
const node = process.versions.node;

const ENTRY = `${COURSE_FOLDER}/node_modules/voxelbook-workbench/dist/export/autograder.entry.js`;

/** Installs Node where it is missing or old, from nodejs.org, with its checksum. */
const INSTALL_NODE = `fits() { node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }
if ! fits; then
  case "$(uname -m)" in
    x86_64) arch=x64 ;;
    aarch64) arch=arm64 ;;
    *) echo "no Node for $(uname -m)" >&2; exit 1 ;;
  esac
  name="node-v${node}-linux-$arch.tar.xz"
  cd /tmp
  curl -fsSLO "https://nodejs.org/dist/v${node}/$name"
  curl -fsSL "https://nodejs.org/dist/v${node}/SHASUMS256.txt" | grep " $name\\$" | sha256sum -c -
  tar -xJf "$name" -C /usr/local --strip-components=1
  rm "$name"
fi
`;

/** `setup.sh`: runs once, when Gradescope builds the image. */
export const SETUP_SCRIPT = `#!/usr/bin/env bash
# Installs what grading needs: bubblewrap for isolation, Node, the packed course.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends bubblewrap util-linux ca-certificates curl xz-utils

${INSTALL_NODE}
cd "\${AUTOGRADER_ROOT:-/autograder}/source/${COURSE_FOLDER}"
npm ci --no-audit --no-fund --loglevel=error
`;

/** What stands in results.json until something better does: no score, so nothing to publish. */
const NOTHING = `{"output": "This could not be graded: the fault is not yours. 无法评分：问题不在您。", "visibility": "hidden", "stdout_visibility": "hidden", "tests": []}`;

/** `run_autograder`: runs for each submission. */
export const RUN_SCRIPT = `#!/usr/bin/env bash
# Grades /autograder/submission. There is a results.json whatever happens; one that no grading stands behind has no score.
set -u
root="\${AUTOGRADER_ROOT:-/autograder}"
mkdir -p "$root/results"
printf '%s\\n' '${NOTHING}' > "$root/results/results.json"
node="$(command -v node || echo /usr/local/bin/node)"
exec "$node" "$root/source/${ENTRY}" "$root/source" "$root"
`;

/** `run` of a PrairieLearn image: the entrypoint of each grading job. */
export const ENTRYPOINT_SCRIPT = `#!/usr/bin/env bash
# Grades /grade/student. Without a grading there is no results.json, which PrairieLearn reports as a failed job.
set -u
root="\${AUTOGRADER_ROOT:-/grade}"
here="$(cd "$(dirname "$0")" && pwd)"
mkdir -p "$root/results"
exec node "$here/${ENTRY}" "$here" "$root"
`;

/** `Dockerfile` of a PrairieLearn image. */
export const DOCKERFILE = `FROM node:${node.split(".")[0]}-bookworm-slim
RUN apt-get update -qq && \\
    apt-get install -y -qq --no-install-recommends bubblewrap util-linux && \\
    rm -rf /var/lib/apt/lists/*
COPY . /voxelbook/
RUN cd /voxelbook/${COURSE_FOLDER} && npm ci --no-audit --no-fund --loglevel=error && chmod 700 /voxelbook
ENTRYPOINT ["/voxelbook/run"]
`;

const isolationText = (allowed: boolean): string => `## Isolation

Answers run in a process of their own, without tests, expected values or network, by bubblewrap. It needs user namespaces, which
a container often forbids (Docker's default profile does, unless its host allows them otherwise). Where they are forbidden, ${
  allowed
    ? "this bundle falls back to Node's permission model with a user id and limits of its own, as was asked for with `--isolation permissions`: an answer reads no file, starts no process, but can reach the network."
    : "this bundle does not grade: no submission gets a score, and the instructor sees why. To grade there all the same, by Node's permission model with a user id and limits of its own (an answer reads no file, starts no process, but can reach the network), make the bundle with `--isolation permissions`."
}
`;

/** `README.md` of a bundle. */
export function bundleReadme(
  platform: "gradescope" | "prairielearn",
  exercise: string,
  allowPermissions: boolean,
): string {
  const use =
    platform === "gradescope"
      ? `Upload the zip as it is (Configure Autograder, Zip file upload). Choose a container with at least 1 CPU and 2 GB of memory.
Try it there with a submission of your own before students do: *Test Autograder*. The results say in \`extra_data.isolation\` which
isolation was in force.`
      : `\`docker build -t your-name/${exercise.replaceAll("/", "-")} .\`, push the image, and name it in the question's \`info.json\`:
\`"externalGradingOptions": {"enabled": true, "image": "your-name/${exercise.replaceAll("/", "-")}", "entrypoint": "/voxelbook/run", "timeout": 300}\`.
Students hand in the notebook, by \`<pl-file-upload>\`. PrairieLearn does not say who they are: hidden tests are seeded by the question's variant.`;
  return `# Autograder of ${exercise}

This holds the hidden tests, the answers and the secret of the course: give it to nobody.

${use}

${isolationText(allowPermissions)}`;
}
