// The view of an address that nothing is at.

import { el, fill, link } from "../dom.js";
import { entitle } from "../router.js";

export function missingView(holder) {
  entitle("Not found");
  fill(holder,
    el("h1", {}, "Nothing is at this address"),
    el("p", {}, "The address may be mistyped, or what was here was taken out."),
    el("p", {},
      link("/", "Verify a quote"), ", or look through the ", link("/quotes", "quotes"), ", ",
      link("/speakers", "speakers"), " and ", link("/articles", "articles"), "."));
}
