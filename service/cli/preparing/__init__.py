"""Reads archives without a store, by processes of one machine or by Spark, into a folder of prepared articles."""
