// Starts the page: says which address has which view.

import { start } from "./router.js";
import { articleView } from "./views/article.js";
import { articlesView } from "./views/articles.js";
import { checkView } from "./views/check.js";
import { missingView } from "./views/missing.js";
import { outletsView } from "./views/outlets.js";
import { quoteView } from "./views/quote.js";
import { quotesView } from "./views/quotes.js";
import { speakerView } from "./views/speaker.js";
import { speakersView } from "./views/speakers.js";
import { verifyView } from "./views/verify.js";
import { watchView } from "./views/watch.js";
import { watchesView } from "./views/watches.js";

start([
  [/^\/$/, verifyView],
  [/^\/check$/, checkView],
  [/^\/quotes$/, quotesView],
  [/^\/quotes\/(\d+)$/, quoteView],
  [/^\/speakers$/, speakersView],
  [/^\/speakers\/(\d+)$/, speakerView],
  [/^\/outlets$/, outletsView],
  [/^\/articles$/, articlesView],
  [/^\/articles\/(\d+)$/, articleView],
  [/^\/watches$/, watchesView],
  [/^\/watches\/(\d+)$/, watchView],
], missingView);
