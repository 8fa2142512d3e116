"""The clinic behind the bot: who it is, and the numbers its readers may need."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, StringConstraints, model_validator

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ]{1,18}[0-9]$")]


class Region(BaseModel):
    """One region's out-of-hours doctors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    phone: Phone


class Numbers(BaseModel):
    """Whom to call in Denmark. `reviewed_on` says when someone last checked them.

    `lifeline` is for thoughts of suicide, `violence` for violence at home.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reviewed_on: date
    emergency: Phone
    lifeline: Phone
    violence: Phone
    out_of_hours: dict[str, Region] = Field(min_length=1)


class Clinic(BaseModel):
    """`content/clinic.yaml`: a clinic changes this one file and the bot is theirs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    address: Line
    phone: Phone
    web: HttpUrl
    booking: HttpUrl
    region: str
    numbers: Numbers

    @model_validator(mode="after")
    def _region_is_listed(self) -> "Clinic":
        if self.region not in self.numbers.out_of_hours:
            known = ", ".join(self.numbers.out_of_hours)
            raise ValueError(
                f"region: {self.region} has no out-of-hours number; choose from {known}"
            )
        return self

    def placeholders(self) -> dict[str, str]:
        """Return what `{clinic.…}` and `{call.…}` in content stand for."""
        regions = self.numbers.out_of_hours
        return {
            "clinic.name": self.name,
            "clinic.address": self.address,
            "clinic.phone": self.phone,
            "clinic.web": str(self.web),
            "clinic.booking": str(self.booking),
            "call.emergency": self.numbers.emergency,
            "call.lifeline": self.numbers.lifeline,
            "call.out_of_hours": regions[self.region].phone,
            "call.out_of_hours_list": "\n".join(
                f"- {region.name}: {region.phone}" for region in regions.values()
            ),
        }
