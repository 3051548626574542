"""Pixels of the sheet that is drawn, and shapes as antialiased masks on it."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from silhouette import polygons
from views import HEIGHT, WHOLE, View

Window = tuple[slice, slice]


@dataclass(frozen=True)
class Raster:
    """Pixels of a view's sheet: its right half, if the other is its mirror image."""

    view: View
    height: int

    @property
    def width(self) -> int:
        """Of the sheet."""
        return round(self.height * self.view.sheet_width / HEIGHT)

    @property
    def k(self) -> float:
        """The unit of line widths and radii: 1/2500 body height in a view of the whole body, and
        the same share of the picture in the others.
        """
        return self.height / WHOLE / 2500

    def pixels(self, points: np.ndarray) -> np.ndarray:
        """Box units -> pixels of the sheet."""
        scale = [self.width / self.view.sheet_width, self.height / HEIGHT]
        return (points - [self.view.sheet_left, 0]) * scale

    def shape(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape in box units -> one in pixels of the sheet."""
        fx, fy = self.width / self.view.sheet_width, self.height / HEIGHT
        return affine_transform(shape, [fx, 0, 0, fy, -self.view.sheet_left * fx, 0])


def mask(shape: BaseGeometry, raster: Raster, pad: int = 3) -> tuple[Window, np.ndarray]:
    """A window of the sheet and the antialiased cover of a shape in it. Shape in pixels."""
    x0, y0, x1, y1 = shape.bounds
    columns = slice(max(int(x0) - pad, 0), min(int(x1) + pad + 1, raster.width))
    rows = slice(max(int(y0) - pad, 0), min(int(y1) + pad + 1, raster.height))
    fine, left, top = 4, columns.start, rows.start
    w, h = columns.stop - left, rows.stop - top
    if w <= 0 or h <= 0:
        return (rows, columns), np.zeros((max(h, 0), max(w, 0)))
    canvas = Image.new("L", (w * fine, h * fine), 0)
    draw = ImageDraw.Draw(canvas)
    for piece in polygons(shape):
        for line, ink in [(piece.exterior, 255), *((hole, 0) for hole in piece.interiors)]:
            draw.polygon([((x - left) * fine, (y - top) * fine) for x, y in line.coords], fill=ink)
    cover = np.asarray(canvas.resize((w, h), Image.Resampling.BOX), np.float64) / 255
    return (rows, columns), cover


def inward(cover: np.ndarray, runs_on: bool = False) -> np.ndarray:
    """Distance from the edge in pixels, 0 outside.

    Finer than whole pixels: the nearest outside pixel says how much of it the shape covers. Else
    steep edges get steps that the light shows.

    Args:
        runs_on: the window's left is no edge of the shape, which goes on in the other half.
    """
    padded = np.pad(cover, 1)
    if runs_on:
        padded[:, 0] = padded[:, 1]
    away, nearest = distance_transform_edt(padded > 0.5, return_indices=True)
    exact = np.maximum(away - 0.5 + padded[tuple(nearest)], 0) * (away > 0)
    return exact[1:-1, 1:-1]
