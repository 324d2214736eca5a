"""What a clinic's file in ``layouts/profiles`` makes of one of the program's profiles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from leaflets.model.profile import Preset, PressSetup, Profile
from leaflets.printing.conditions import read_condition
from leaflets.problems import LeafletsError, Problem
from leaflets.profiles import profiles
from leaflets.strict_yaml import Tree
from leaflets.validation import nearest


def profile_of(name: str, preset: Preset, folder: Path) -> Profile:
    """The profile that a preset without faults makes; ``folder``: where its files are. Raises
    LeafletsError when its output profile has gone or changed."""
    base = profiles()[preset.based_on]
    condition = read_condition(folder / preset.output_profile) if preset.output_profile else None
    press = PressSetup(preset.bleed, preset.marks, condition)
    return replace(base, name=name, description=preset.title, styles=base.section, press=press)


def faults_of_preset(preset: Preset, tree: Tree) -> Iterator[Problem]:
    """What its fields alone do not tell."""
    name, known = tree.path.stem, profiles()
    if name in known:
        message = f"the program has a profile called {name} itself"
        hint = "give this file another name; its base is what based_on says"
        yield Problem("profile/name-taken", message, tree.where(()), hint)
    for_press = [name for name, profile in known.items() if profile.press]
    if preset.based_on not in for_press:
        where, shops = tree.where(("based_on",)), " or ".join(for_press)
        if preset.based_on in known:
            message = f"the profile {preset.based_on} is not for print shops"
            yield Problem("profile/base", message, where, f"write based_on: {shops}")
        else:
            message = f"there is no profile called “{preset.based_on}” to base this on"
            yield Problem("profile/base", message, where, nearest(preset.based_on, for_press))
    if preset.output_profile:
        where = tree.where(("output_profile",))
        if Path(preset.output_profile).name != preset.output_profile:
            message = "an output profile is a file in the same folder"
            yield Problem("profile/outside", message, where, "put it beside this file")
            return
        try:
            read_condition(tree.path.parent / preset.output_profile, where)
        except LeafletsError as error:
            yield from error.problems
