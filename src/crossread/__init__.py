"""crossread: several reports of one event in, one cited account of what they say out."""

__version__ = "0.1.0"
