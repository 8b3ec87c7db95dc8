"""The digest in other people's formats. `contract.py` is our own; everything else reads that."""
