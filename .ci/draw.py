"""Make the PNG beside every SVG in content/pictures: `python .ci/draw.py`."""  # noqa: INP001  a script

from pathlib import Path

from resvg_py import svg_to_bytes

PICTURES = Path(__file__).parent.parent / "content" / "pictures"

WIDTH = 1280
"""Pixels; Telegram keeps a photo's sharpness up to 1280 a side."""


def drawn(svg: Path) -> bytes:
    """Return the drawing as PNG; it has no text, so no machine's fonts change it."""
    return bytes(svg_to_bytes(svg_path=str(svg), width=WIDTH, skip_system_fonts=True))


if __name__ == "__main__":
    for svg in PICTURES.glob("*.svg"):
        svg.with_suffix(".png").write_bytes(drawn(svg))
