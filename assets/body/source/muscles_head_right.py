"""The figure of the right side of the head, and with it of the left, deepest first.

"40,906" is a point 40 thousandths of a body height in front of the plane of depth 0 and 906 above
the sole.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing
