"""Content that a clinician reviews."""

import hashlib
from datetime import date
from functools import cached_property
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator


class Reviewed(BaseModel):
    """A file that says who reviewed it, and when; null for both where nobody has yet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reviewed_by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] | None
    reviewed_on: date | None

    @model_validator(mode="after")
    def _a_review_has_a_date(self) -> Self:
        if (self.reviewed_by is None) != (self.reviewed_on is None):
            raise ValueError("reviewed_on: give it together with reviewed_by, or null for both")
        return self

    @cached_property
    def fingerprint(self) -> str:
        """Six characters that any change but a review changes.

        Buttons carry them where they point into the content by number.
        """
        content = self.model_dump_json(exclude={"reviewed_by", "reviewed_on"})
        return hashlib.sha256(content.encode()).hexdigest()[:6]
