"""How hands move and zoom what stands under a camera: the body, or a photo."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from ims_chart.ui.camera import Camera

ZOOMED = 1.15
"""How much larger than fitting it is when it counts as zoomed."""
CLOSER = 2.6
"""How much a tap with two fingers zooms."""


class Movable:
    """Its owner keeps the camera, fits it, and takes another one."""

    camera: Camera

    def fit(self) -> None:
        """Shows the whole as large as there is room."""
        raise NotImplementedError

    def take_camera(self, camera: Camera) -> None:
        """Looks through another camera, as far as that shows anything."""
        raise NotImplementedError

    @property
    def zoomed(self) -> bool:
        """Whether it is shown larger than it fits."""
        return self.camera.scale > self.camera.fitted * ZOOMED

    def pan(self, by: QPointF) -> None:
        self.take_camera(self.camera.panned(by))

    def zoom(self, factor: float, at: QPointF) -> None:
        """Grows it with the place under `at` held still."""
        self.take_camera(self.camera.zoomed(factor, at))

    def step_in(self, at: QPointF) -> None:
        """Goes close to a place, or back to the whole if it is close already."""
        if self.zoomed:
            self.fit()
        else:
            self.zoom(CLOSER, at)
