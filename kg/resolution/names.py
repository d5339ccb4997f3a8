"""Room 4: names as an article writes them: short for a longer one, with an ending, of what kind, and the gender that name and title tell."""

from __future__ import annotations

from ..data.names import given_gender
from ..model import Entity, Mention
from . import offices
from .clusters import Cluster
from .knowledge import fold

LABEL_TYPES = {"PER": {"Person"}, "ORG": {"Organization", "Government", "Group", "Facility"}, "LOC": {"City", "Country", "Region", "Place", "Facility", "Government", "Organization", "Group"},
               "MISC": {"Work", "Event", "Thing", "Organization", "Group"}, "": set()}
UNKNOWN_TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "MISC": "Work", "": "Thing"}


def longer_form(clusters: list[Cluster], parts: list[str], label: str) -> Cluster | None:
    """Return the one fuller name of the article that a name shortens.

    A first name alone (*Brett*: Brett Kavanaugh; *Moon*: Moon Jae-in), a surname taken for a company (*Ford*), the beginning of the long name of a body (*Justizausschuss*:
    Justizausschuss des Senats), the last part of a compound (*Sicherheitsrat*: UN-Sicherheitsrat).
    """
    if len(parts) > 1:
        return None
    bare = {parts[0], strip_s(parts[0])}
    found = []
    for cluster in clusters:
        have = fold(cluster.entity.label).split()
        if cluster.label == "PER" and len(have) > 1:
            if have[0] in bare and label in ("PER", "") or cluster.surname in bare and label in ("ORG", "MISC") and len(cluster.mentions) > 1:
                found.append(cluster)
        elif cluster.label == "ORG" and label == "ORG" and have and have != [parts[0]]:
            if have[0] in bare and len(have) > 2 and have[1] in ("des", "der", "für", "von") or have[-1].rsplit("-", 1)[-1] in bare and len(have) == 1:
                found.append(cluster)
    return found[0] if len(found) == 1 else None


def strip_s(name: str) -> str:
    return name[:-1] if name.endswith("s") and len(name) > 2 else name


def fits(entity: Entity, label: str, prior: float, words: int) -> bool:
    """Say whether an entity can carry a name of a label; what the knowledge base has no type for fits all but single words for persons."""
    if entity.type == "Thing" and prior < 1:
        return label in ("ORG", "LOC", "MISC") or label == "PER" and words > 1
    return not label or entity.type in LABEL_TYPES.get(label, set()) or (label == "LOC" and entity.type == "Group") or (label == "ORG" and entity.type == "Place" and prior < 1)


def person_gender(mention: Mention, title: Mention | None) -> str:
    """Return the gender of a person by first name, title, or what the tagger says."""
    return given_gender(mention.text) or title_gender(title) or (mention.gender if mention.gender in ("masc", "fem") and " " in mention.text else "")


def title_gender(title: Mention | None) -> str:
    """Return the gender that a title tells: *Ministerin*, *Ministerpräsident*; none for *Dr.*"""
    if title is None or not (title.animate or offices.split(title.lemma) or title.lemma in ("Herr", "Frau")):
        return ""
    if title.lemma.endswith(("in", "frau")) or title.lemma == "Frau" or title.gender == "fem" and title.lemma.endswith("e"):
        return "fem"
    return "masc" if title.gender == "masc" else ""
