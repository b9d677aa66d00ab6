"""Why something cannot be asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question yields no item of a type."""

    why: str
