"""Use case: sends signed messages of events to webhooks, as Standard Webhooks has it.

`sender.py` is the way in; `message.py` writes a message, `post.py` sends it, `schedule.py` says what becomes of it.
"""
