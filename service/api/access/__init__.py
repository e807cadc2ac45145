"""Who may ask for what: keys, scopes, origins and the headers that keep browsers careful."""
