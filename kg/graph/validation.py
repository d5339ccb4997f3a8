"""Room 5: a store against the SHACL shapes that ship in ``ontologies/shapes.ttl``; needs ``pip install nachrichtengraph[validate]`` (pySHACL)."""

from __future__ import annotations

from importlib.resources import files

import pyoxigraph

from ..errors import OptionError
from .store import Store


def validate(store: Store) -> tuple[bool, str]:
    """Return (conforms, report in words).

    :raises OptionError: pySHACL is not installed
    """
    try:
        import pyshacl
    except ImportError:
        raise OptionError("validation needs pySHACL – pip install 'nachrichtengraph[validate]'") from None
    import rdflib
    triples = (quad.triple for quad in store.quads())
    graph = rdflib.Graph().parse(data=pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt")
    shapes = rdflib.Graph().parse(data=(files("kg.ontologies") / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, advanced=False)
    return bool(conforms), text
