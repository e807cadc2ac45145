"""How the database is reached: engines, transactions, failures."""
