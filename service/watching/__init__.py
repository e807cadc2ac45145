"""Use case: puts saved questions to the articles that come in.

`look.py` is the way in; `questions.py` chooses which may be meant, `wordings.py` compares the words, `judging.py` says
what an article makes of a question."""
