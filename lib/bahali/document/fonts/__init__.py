"""The fonts that reports are set in, shipped so that a page looks the same on every machine.

Noto Sans and Noto Naskh Arabic are under the SIL Open Font License (``OFL.txt``); the signs of DejaVu Sans
under its own free licence (``LICENSE_DEJAVU``).
"""

from pathlib import Path

FONT_FOLDER = Path(__file__).parent
FONT_FILES = tuple(sorted(FONT_FOLDER.glob("*.ttf")))
WEB_FONT_FILE = FONT_FOLDER / "NotoSans-Regular.woff2"
FONT_FAMILIES = ("Noto Sans", "Noto Naskh Arabic", "DejaVu Sans")
"""In this order: a sign that one lacks is taken from the next."""
