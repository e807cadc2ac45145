"""`quoteverify mcp`: serves tools for agents by the Model Context Protocol."""
