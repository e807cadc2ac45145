"""Articles that were read elsewhere, by many processes or machines, and are taken into a store as they are."""
