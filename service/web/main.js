// Starts the page: says which address has which view.

import { start } from "./router.js";
import { articleView } from "./views/article.js";
import { articlesView } from "./views/articles.js";
import { checkView } from "./views/check.js";
import { missingView } from "./views/missing.js";
import { quoteView } from "./views/quote.js";
import { quotesView } from "./views/quotes.js";
import { speakerView } from "./views/speaker.js";
import { speakersView } from "./views/speakers.js";
import { verifyView } from "./views/verify.js";

start([
  [/^\/$/, verifyView],
  [/^\/check$/, checkView],
  [/^\/quotes$/, quotesView],
  [/^\/quotes\/(\d+)$/, quoteView],
  [/^\/speakers$/, speakersView],
  [/^\/speakers\/(\d+)$/, speakerView],
  [/^\/articles$/, articlesView],
  [/^\/articles\/(\d+)$/, articleView],
], missingView);
