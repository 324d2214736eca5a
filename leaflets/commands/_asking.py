"""What was typed, against what the workspace holds: the orders of a build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.outputs.folder import Folder
from leaflets.problems import LeafletsError, Problem

if TYPE_CHECKING:
    from leaflets.commands._wanted import Wanted
    from leaflets.model.job import Job
    from leaflets.model.library import Library
    from leaflets.model.order import Order
    from leaflets.model.profile import PrintingCondition
    from leaflets.orders import OrderFile
    from leaflets.outputs import Output


@dataclass(frozen=True, slots=True)
class Asked:
    """``problems``: of the workspace, standing before any order is done. ``broken``: files that no
    order can stand for, with how many earlier PDFs they have; ``file``: the order file, if there is
    one; ``condition``: what a print shop prints on."""

    library: Library
    orders: Sequence[Order]
    problems: tuple[Problem, ...]
    broken: dict[Path, int] = field(default_factory=dict)
    file: OrderFile | None = None
    condition: PrintingCondition | None = None

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What is wrong with rows of the order file that nothing is made of."""
        return self.file.problems if self.file else ()


def ask(wanted: Wanted, root: Path, output: Output) -> Asked:
    """Read the workspace and the order file. Raises LeafletsError."""
    from leaflets.stages.load import load

    condition = wanted.condition
    library = load(root)
    if wanted.orders:
        asked = _of_a_file(wanted, wanted.orders, library)
    else:
        asked = _of_a_selection(wanted, library, output)
    if condition is None:
        return asked
    if asked.orders and not any(_for_press(order, library) for order in asked.orders):
        message = "--output-profile is for print shops, and nothing here is made for one"
        hint = "write --profile print as well, or leave --output-profile out"
        raise LeafletsError(Problem("usage/output-profile", message, hint=hint))
    return replace(asked, condition=condition)


def _for_press(order: Order, library: Library) -> bool:
    from leaflets.profiles import profiles

    profile = library.presets.get(order.job.profile) or profiles().get(order.job.profile)
    return bool(profile and profile.press)


def _of_a_file(wanted: Wanted, path: Path, library: Library) -> Asked:
    from leaflets import batch
    from leaflets.orders import read_orders
    from leaflets.selection import Selection

    file = read_orders(path, library, wanted.file_name)
    leaflets = tuple(dict.fromkeys(order.job.leaflet for order in file.orders))
    clinics = tuple(dict.fromkeys(order.job.clinic for order in file.orders))
    selection = Selection(leaflets, clinics=clinics)
    problems = batch.standing_problems(library, selection) if leaflets else ()
    told = _told(library, [order.job for order in file.orders])
    return Asked(library, file.orders, (*problems, *told), file=file)


def _of_a_selection(wanted: Wanted, library: Library, output: Output) -> Asked:
    from leaflets import batch
    from leaflets.model.order import Order

    selection = wanted.selection
    jobs = batch.plan(library, selection)
    problems = (*batch.standing_problems(library, selection), *_told(library, jobs))
    root = output.root if isinstance(output, Folder) else None
    broken = {
        path: len(batch.earlier_pdfs(root, path)) if root else 0
        for path in batch.unusable(library, selection)
    }
    orders = batch.alike_together(Order.of(job) for job in jobs)
    return Asked(library, orders, problems, broken)


def _told(library: Library, jobs: Sequence[Job]) -> tuple[Problem, ...]:
    """Warnings about clinics whose leaflets are made in another way than their files say."""
    from leaflets import batch

    return (*batch.left_out(library, jobs), *batch.replaced_colours(library, jobs))
