// What each verdict means to a reader. Made from service/verdicts/table.py, which is where to change it.

export const VERDICTS = {
  "verbatim": {
    "title": "Verbatim",
    "sentence": "These exact words are on record.",
    "oneLine": "Verbatim: these exact words are on record",
    "tone": "good",
    "toneIfGrave": null,
    "standing": "agreed",
    "order": 1,
    "saysAll": true,
    "likeness": null
  },
  "fragment": {
    "title": "Part of a quote",
    "sentence": "These exact words are on record, within a longer quote.",
    "oneLine": "Part of a longer quote: these words are on record",
    "tone": "good",
    "toneIfGrave": "bad",
    "standing": "agreed",
    "order": 2,
    "saysAll": false,
    "likeness": "holds these words"
  },
  "spliced": {
    "title": "Spliced",
    "sentence": "Parts of a recorded quote, put together as one.",
    "oneLine": "Spliced: parts of a recorded quote are joined as if they were one",
    "tone": "partly",
    "toneIfGrave": "bad",
    "standing": "trouble",
    "order": 4,
    "saysAll": false,
    "likeness": null
  },
  "altered": {
    "title": "Altered",
    "sentence": "The record differs in {places}.",
    "oneLine": "Altered: the record has other words",
    "tone": "partly",
    "toneIfGrave": "bad",
    "standing": "trouble",
    "order": 3,
    "saysAll": false,
    "likeness": null
  },
  "not_found": {
    "title": "Not on record",
    "sentence": "No quote here says this.",
    "oneLine": "Not found: no recorded quote says this",
    "tone": "none",
    "toneIfGrave": null,
    "standing": "unknown",
    "order": 6,
    "saysAll": true,
    "likeness": null
  }
};

export const JOINED = {
  "title": "Joined",
  "sentence": "Words of different recorded quotes, put together as one.",
  "oneLine": "Joined: words of different recorded quotes, put together as one",
  "tone": "bad",
  "toneIfGrave": null,
  "standing": "trouble",
  "order": 5,
  "saysAll": false,
  "likeness": null
};

export const UNTOLD = {
  "title": "Nothing to tell",
  "sentence": "Nothing can be told of these words.",
  "oneLine": "Nothing can be told of these words",
  "tone": "none",
  "toneIfGrave": null,
  "standing": "unknown",
  "order": 8,
  "saysAll": false,
  "likeness": null
};

export const UNKNOWN = {
  "title": "{word}",
  "sentence": "A newer service than this page says so.",
  "oneLine": "{word}",
  "tone": "none",
  "toneIfGrave": null,
  "standing": "unknown",
  "order": 7,
  "saysAll": false,
  "likeness": null
};

export const ATTRIBUTIONS = {
  "confirmed": {
    "title": "Speaker confirmed",
    "onPage": "On record from {recorded}.",
    "oneLine": "Recorded from {recorded}, as you were told.",
    "tone": "good",
    "trouble": null
  },
  "disputed": {
    "title": "Speaker disputed",
    "onPage": "On record from {recorded}: outlets disagree on who said it.",
    "oneLine": "Outlets disagree on who said it: it is recorded from {recorded}.",
    "tone": "partly",
    "trouble": null
  },
  "contradicted": {
    "title": "Speaker contradicted",
    "onPage": "On record from {recorded}, not from {claimed}.",
    "oneLine": "Not {claimed}: it is recorded from {recorded}.",
    "tone": "bad",
    "trouble": "contradicted"
  },
  "denied": {
    "title": "Denied",
    "onPage": "{claimed} is on record only as not having said this.",
    "oneLine": "{claimed} is on record only as not having said this.",
    "tone": "bad",
    "trouble": "denied"
  },
  "unclear": {
    "title": "Speaker unclear",
    "onPage": "On record from {recorded}. “{claimed}” does not say precisely enough who is meant.",
    "oneLine": "“{claimed}” does not say precisely enough who is meant: it is recorded from {recorded}.",
    "tone": "none",
    "trouble": null
  },
  "unattributed": {
    "title": "Speaker cannot be checked",
    "onPage": "{recorded}",
    "oneLine": "The articles do not say who said it.",
    "tone": "none",
    "trouble": null
  },
  "not_claimed": {
    "title": "Said by",
    "onPage": "{recorded}",
    "oneLine": null,
    "tone": "none",
    "trouble": null
  }
};

export const UNKNOWN_ATTRIBUTION = {
  "title": "{word}",
  "onPage": "{recorded}",
  "oneLine": "About the speaker: {word}.",
  "tone": "none",
  "trouble": null
};

export const REASONS = {
  "not_recorded": {
    "isUntold": false
  },
  "too_short": {
    "isUntold": true
  },
  "too_common": {
    "isUntold": true
  },
  "too_long": {
    "isUntold": true
  },
  "unreadable": {
    "isUntold": true
  }
};

export const CHANGES = {
  "number": {
    "title": "Number or date",
    "aside": "a number or a date",
    "isGrave": true
  },
  "negation": {
    "title": "Negation",
    "aside": "this turns the sense",
    "isGrave": true
  },
  "hedge": {
    "title": "Condition or doubt",
    "aside": "a condition or a doubt",
    "isGrave": true
  },
  "name": {
    "title": "Name",
    "aside": "a name",
    "isGrave": true
  },
  "typo": {
    "title": "Misspelling",
    "aside": "a misspelling",
    "isGrave": false
  },
  "spelling": {
    "title": "Spelling",
    "aside": "another spelling",
    "isGrave": false
  },
  "editorial": {
    "title": "Editor’s mark",
    "aside": "an editor's mark",
    "isGrave": false
  },
  "disfluency": {
    "title": "Way of speaking",
    "aside": "a way of speaking",
    "isGrave": false
  },
  "wording": {
    "title": "Wording",
    "aside": "other words",
    "isGrave": false
  }
};
