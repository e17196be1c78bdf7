// Makes dist/: the stylesheet, the scripts, each named by its content, and manifest.json, which
// maps the plain names to the hashed ones. No fonts, crest or crown are taken.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const fresh = join(here, `dist.${process.pid}`);
const manifest = {};

function put(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const [stem, ...endings] = name.split(".");
  manifest[name] = [`${stem}-${hash}`, ...endings].join(".");
  writeFileSync(join(fresh, manifest[name]), content);
  writeFileSync(join(fresh, `${manifest[name]}.gz`), gzipSync(content, { level: 9 }));
  writeFileSync(join(fresh, `${manifest[name]}.br`), brotliCompressSync(content));
}

rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh);

const style = compile(join(here, "src/main.scss"), { style: "compressed", quietDeps: true, charset: false });
if (style.css.includes("GDS Transport")) throw new Error("the stylesheet names a font that isn't ours to use");
put("main.css", style.css);
put("letter.css", compile(join(here, "src/letter.scss"), { style: "compressed", charset: false }).css);

const frontend = join(here, "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js");
put("govuk-frontend.min.js", readFileSync(frontend, "utf8").replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));

/** Puts a module of src/ after those that it imports, under the names that they were given. */
function putModule(name) {
  if (manifest[name]) return manifest[name];
  const source = readFileSync(join(here, "src", name), "utf8");
  put(name, source.replace(/(\bfrom |^import )"\.\/([\w.-]+\.js)"/gm, (_, word, other) => `${word}"./${putModule(other)}"`));
  return manifest[name];
}
for (const name of ["app.js", "autosave.js", "desk.js"]) putModule(name);

writeFileSync(join(fresh, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
rmSync(join(here, "dist"), { recursive: true, force: true });
renameSync(fresh, join(here, "dist"));
