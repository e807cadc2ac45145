"""Access to the HTTP interface: API keys, scopes, origins, rate limits and security headers."""
