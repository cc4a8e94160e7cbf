"""What marks are drawn on: matplotlib's own axes, without what no picture of ours shows."""

from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Tick, XAxis, YAxis
from matplotlib.patches import Rectangle
from matplotlib.transforms import Transform


class _Ground(Rectangle):
    """The area inside the axes, which keeps its shape; every mark that is cut off at its edge asks for it."""

    _kept: tuple[Transform, Transform] | None = None

    def get_transform(self) -> Transform:
        """Give what turns the unit square into the area, made once and not for every mark."""
        own = Artist.get_transform(self)
        if self._kept is None or self._kept[0] is not own:
            self._kept = own, super().get_transform()
        return self._kept[1]


class _Across(XAxis):
    # By default a minor tick is made for every axis, only to be copied if there should be others.
    @property
    def minorTicks(self) -> list[Tick]:  # type: ignore[override]  # noqa: N802 named by matplotlib
        """None."""
        return []


class _Upright(YAxis):
    @property
    def minorTicks(self) -> list[Tick]:  # type: ignore[override]  # noqa: N802 as above
        """None."""
        return []


class PlainAxes(Axes):
    """Axes that have no minor ticks; they look as others, and are made and drawn faster."""

    def _gen_axes_patch(self) -> Rectangle:
        return _Ground((0.0, 0.0), 1.0, 1.0)

    def _init_axis(self) -> None:
        self.xaxis: Any = _Across(self, clear=False)
        self.yaxis: Any = _Upright(self, clear=False)
        for axis, sides in ((self.xaxis, ("bottom", "top")), (self.yaxis, ("left", "right"))):
            for side in sides:
                self.spines[side].register_axis(axis)
