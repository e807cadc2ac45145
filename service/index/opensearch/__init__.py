"""The index on a search cluster: OpenSearch 2 or 3, which several machines ask and any of them writes."""
