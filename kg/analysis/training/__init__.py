"""Train the bundled pipeline: raw corpora → DocBin files → spaCy pipeline → one packaged folder.

``corpora`` reads and harmonises the data, ``train`` runs the stages.  Nothing here is needed to use a pipeline.
"""
