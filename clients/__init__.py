"""Clients of the service for other programs, made from openapi.yaml: `python -m clients`, or `make clients`."""
