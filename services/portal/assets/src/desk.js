// The desk's enhancements: every page of it works without this file. Each part is a module of its own
// that does nothing on a page without its markup.
import "./live.js";
import "./rows.js";
import { clocks, panel } from "./call.js";
import { judging } from "./judging.js";
import { kept } from "./kept.js";
import { follow } from "./questions.js";
import { ringing } from "./ringing.js";
import { search } from "./search.js";
import { listen } from "./shortcuts.js";
import { watch } from "./watch.js";

listen();
search();
watch();
panel();
kept();
follow();
judging();
clocks();
ringing();
