"""Statements for Neo4j, one a file; ``load("read/reach")`` gives the text of ``read/reach.cypher``."""
