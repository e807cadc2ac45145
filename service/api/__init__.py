"""HTTP only: load the request, call a use case, dump the answer."""
