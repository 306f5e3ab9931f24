"""What every room stands on: the clock, the audit chain, text, access declarations, shared pages.

It knows nothing of the programme's subject.
"""
