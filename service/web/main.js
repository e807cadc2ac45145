// Starts the page: says which address has which view. The first one comes along; the others when they are gone to.

import { start } from "./router.js";
import { verifyView } from "./views/verify.js";

const later = (load, name) => async (holder, place) => (await load())[name](holder, place);

start([
  [/^\/$/, verifyView],
  [/^\/check$/, later(() => import("./views/check.js"), "checkView")],
  [/^\/quotes$/, later(() => import("./views/quotes.js"), "quotesView")],
  [/^\/quotes\/(\d+)$/, later(() => import("./views/quote.js"), "quoteView")],
  [/^\/speakers$/, later(() => import("./views/speakers.js"), "speakersView")],
  [/^\/speakers\/(\d+)$/, later(() => import("./views/speaker.js"), "speakerView")],
  [/^\/outlets$/, later(() => import("./views/outlets.js"), "outletsView")],
  [/^\/fidelity$/, later(() => import("./views/fidelity.js"), "fidelityView")],
  [/^\/articles$/, later(() => import("./views/articles.js"), "articlesView")],
  [/^\/articles\/(\d+)$/, later(() => import("./views/article.js"), "articleView")],
  [/^\/watches$/, later(() => import("./views/watches.js"), "watchesView")],
  [/^\/watches\/(\d+)$/, later(() => import("./views/watch.js"), "watchView")],
], later(() => import("./views/missing.js"), "missingView"));
