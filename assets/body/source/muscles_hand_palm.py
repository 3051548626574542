"""The figure of the right palm, and with it of the left, deepest first.

Measured from the wrist joint, in thousandths of a body height: to the image's right, which is
the little finger's side, and up. Fingers lie below 0.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing
