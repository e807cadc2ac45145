"""Names of persons and bodies: parsed, folded, compared, looked up."""
