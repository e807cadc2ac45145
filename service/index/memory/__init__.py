"""The engine in memory: for tests and small tools, and for who wants to read a whole engine at a sitting."""
