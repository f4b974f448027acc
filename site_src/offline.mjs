// Writes the service worker of a built site: node site_src/offline.mjs SITE
// Workbox does the work. It fetches every file once, in one go, and answers with those alone until a newer worker takes its place.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { generateSW } from "workbox-build";

const site = process.argv[2];

// Each file by the address that pages ask for, and with the hash of its content: while a newer build is being published, a server may
// send files of both, and then nothing of that is kept.
const exact = (entries) => ({
  manifest: entries.map((entry) => ({
    ...entry,
    url: entry.url.replace(/(^|\/)index\.html$/, "$1") || "./",
    integrity: `sha256-${createHash("sha256").update(readFileSync(join(site, entry.url))).digest("base64")}`,
  })),
});

const { warnings } = await generateSW({
  globDirectory: site,
  globPatterns: ["**/*"],
  // Read by no page: what maps the theme's scripts to their sources, other languages' search, the pages that answer for missing
  // ones, and the picture that other sites show of this one.
  globIgnores: ["**/*.map", "assets/javascripts/lunr/**", "404.html", "sitemap.xml.gz", "assets/card.png"],
  swDest: join(site, "sw.js"),
  cacheId: "priorities",
  inlineWorkboxRuntime: true,
  importScripts: readdirSync(join(site, "assets")).filter((name) => /^turns\./.test(name)).map((name) => `assets/${name}`),
  sourcemap: false,
  maximumFileSizeToCacheInBytes: Number.MAX_SAFE_INTEGER,
  dontCacheBustURLsMatching: /^assets\/(python\/|[\w-]+\.[0-9a-f]{10}\.)/, // their names are made of their content
  ignoreURLParametersMatching: [/./],
  cleanupOutdatedCaches: true,
  clientsClaim: true, // so that the first page goes on without a network, too
  skipWaiting: false, // a newer worker waits until it is asked for, or until no page of the older one is open
  manifestTransforms: [exact],
});
if (warnings.length) throw new Error(warnings.join("\n"));
