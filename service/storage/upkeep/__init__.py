"""What the service keeps for itself: API keys, the change log, milestones."""
