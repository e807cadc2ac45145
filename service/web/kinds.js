// The kinds of articles, as they are chosen from.

export const KINDS_OF_ARTICLES = [
  ["", "Everything"], ["article", "News articles"], ["transcript", "Transcripts"], ["statement", "Statements"], ["post", "Posts"],
];
