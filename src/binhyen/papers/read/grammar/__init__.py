"""The one grammar of a paper: pieces in order become the value, whatever file they came from."""

from binhyen.papers.read.grammar.paper import recognise

__all__ = ["recognise"]
