"""How the English reader is made: corpora, the network, the run, the export and the measurements."""
