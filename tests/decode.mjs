// The texts of the QR codes in each picture, as JSON: node tests/decode.mjs PICTURE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const { resolve: find } = createRequire(resolve(dirname(fileURLToPath(import.meta.url)), "../site_src/package.json"));
const { prepareZXingModule, readBarcodes } = await import(pathToFileURL(find("zxing-wasm/reader")));
prepareZXingModule({ overrides: { wasmBinary: readFileSync(find("zxing-wasm/reader/zxing_reader.wasm")).buffer } });
const told = [];
for (const picture of process.argv.slice(2)) {
  told.push((await readBarcodes(readFileSync(picture), { formats: ["QRCode"] })).map(({ text }) => text));
}
console.log(JSON.stringify(told));
