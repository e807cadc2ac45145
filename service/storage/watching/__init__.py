"""Keeps what people want to hear of: `kept.py` is the way in; watches, arrivals, events, webhooks, deliveries."""
