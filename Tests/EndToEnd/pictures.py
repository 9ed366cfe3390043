"""What the pages looked like, for people to look through: CI keeps the folder."""

import pathlib

FOLDER = pathlib.Path(__file__).parents[1] / "Artifacts"


def keep_picture(page, name):
    FOLDER.mkdir(exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
