"""Reaches the database: opens connections, begins transactions, turns its failures into the project's own."""
