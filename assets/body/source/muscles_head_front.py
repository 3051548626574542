"""The figure of the head from the front, deepest first.

Written on the image's right half, which is the subject's left side. "40,906" is a point 40
thousandths of a body height from the midline and 906 above the sole.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing
