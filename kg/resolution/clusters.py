"""Room 4: what an article's mentions are gathered in while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Entity, Mention


@dataclass
class Cluster:
    """One entity of the article, with all that is known of it so far."""
    entity: Entity
    gender: str = ""
    number: str = "sing"
    label: str = ""
    mentions: list[tuple[Mention, int]] = field(default_factory=list)     # with the sentence
    surname: str = ""
    roles: set[str] = field(default_factory=set)
