"""The figure of the right sole, and with it of the left, deepest first.

Measured from the ankle joint, in thousandths of a body height: to the image's right, which is
the big toe's side, and towards the toes. The heel lies below 0.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure
from strands import hoop, rails

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing

# ---- where the skin is off. Far longer than the foot: all that shows lies between two long fades
dressing("subcutaneous_fat", "-3000,-360 -3000,440", "3000,-360 3000,440", tone="fat", relief=0,
         fade=(0.5, 0.5), lined=False)

# ---- bones
structure("first_metatarsal", *rails("11,40 13,52 15,66 15.5,80", 9, 6.5, 8, 10), relief=0.25)
structure("fifth_metatarsal", *rails("-22.5,26 -24,40 -25.5,54 -25.8,69", 6.4, 5, 4.6, 7),
          relief=0.25)
structure("calcaneus", "-10,-6 -12.5,-18 -10,-26", "10,-6 11.5,-18 9.5,-26", end="-6,-30 0,-31.3 6,-30", start="0,-6",
          relief=0.15)

# ---- fourth layer: between the metatarsals
for line in ("6.5,42 7.5,58 6,80", "-0.8,41 -1.5,57 -2.8,77", "-8.2,38 -10,54 -11.2,73",
             "-15.8,34 -18,50 -19.4,68"):
    muscle("dorsal_interossei_foot", *rails(line, 4, 7, 2.5), layer="deep", tone="d", relief=0.3)
for line in ("-3.6,40 -5.5,56 -5.5,80", "-11,37 -13.5,52 -13.5,75", "-18,33 -21,47 -22,69"):
    dressing("plantar_interosseous", *rails(line, 1.5, 4, 1.5), tone="b", relief=0.45)
for line in ("11,76.5 2,78.5", "1.5,78 -7,75.5", "-7,75 -15.5,70.5", "-15.5,70 -24.5,64.5"):
    structure("deep_transverse_metatarsal_ligament", *rails(line, 6, 5, 6), relief=0.1)
structure("long_plantar_ligament", "-9,2 -12,18 -18.5,31", "3,2 2,18 0,38", end="-16,35.5 -8,38.5", relief=0.08)
structure("fibularis_longus_tendon", *rails("-26,14 -19,20 -6,30 8,40", 3, 3.2, 3, 2.6),
          relief=0.5)
structure("tibialis_posterior_tendon", *rails("15,2 14.5,14 12.5,27 6,35", 3.6, 3.6, 4.6, 3),
          relief=0.45)

# ---- third layer
muscle("adductor_hallucis", "-23.5,69.5 -12,77 2,80 11,78.5", "-23.5,60.5 -12,67 1,71 10.5,72",
       layer="deep", tone="b", flesh=(0.06, 0.93), relief=0.35)
muscle("adductor_hallucis", "2,39 6,54 10.8,75", "-15,35 -6,50 9,77", start="-4,40 -9,38",
       layer="deep", tone="a", flesh=(0.05, 0.92), relief=0.35)
muscle("flexor_digiti_minimi_foot", *rails("-20,26 -22.5,46 -25,66 -25.5,76", 4, 7, 4.5, 2.5),
       layer="deep", tone="b", flesh=(0.07, 0.88), relief=0.4)
muscle("flexor_hallucis_brevis", "0,34 6,50 10.2,64 11,80", "3,36 12,50 14.6,62 14.6,78",
       layer="deep", tone="b", flesh=(0.1, 0.86), relief=0.4)
muscle("flexor_hallucis_brevis", "1,34 9.5,46 15.4,62 16,80", "3,32 14,44 20.5,60 20.8,82",
       layer="deep", tone="a", flesh=(0.1, 0.86), relief=0.4)
for line in ("12.4,71 12.6,76.5", "18.2,71 18.4,76.5"):
    structure("sesamoid_bones", *rails(line, 4.2, 4.2), relief=0.5)

# ---- second layer
muscle("quadratus_plantae", "8,-8 8.5,6 3.5,26", "0.2,-9 0.8,8 -1,28", layer="deep", tone="d",
       flesh=(0.03, 0.94), relief=0.35)
muscle("quadratus_plantae", "1.2,-8 0.6,8 -1,27", "-8.5,-8 -9.5,6 -5.5,27", layer="deep", tone="b",
       flesh=(0.03, 0.94), relief=0.35)
structure("flexor_hallucis_longus_tendon",
          *rails("12,-4 8.5,12 8.8,30 12.6,52 15.4,70 15.2,88 14.6,103", 3, 3, 3, 3, 3.2, 3.6, 3.2),
          relief=0.5)
structure("flexor_digitorum_longus_tendons", *rails("15.5,0 11,11 4.5,21 -2.5,32", 2.8, 3, 4, 8),
          relief=0.4)
LONG = (
    "1,26 2.6,44 2.2,70 1.3,90 1.2,106", "-1.5,28 -3.2,46 -6.4,70 -8,88 -8.2,102",
    "-3.5,28 -8.6,45 -14.2,66 -16.4,82 -17,93.5", "-5,27 -13,42 -21.5,59 -24.5,76 -25,87",
)
for line in LONG:
    structure("flexor_digitorum_longus_tendons", *rails(line, 2, 2.2, 2.2, 2.6, 2.4), relief=0.5)
for line in ("2.4,33 4.6,50 5.4,68 5.6,86", "-0.5,35 -0.2,52 -2.2,68 -3.8,85",
             "-4,35 -6.2,52 -10,66 -12,82", "-8,35 -12.6,48 -17.6,62 -20.2,77"):
    dressing("lumbrical", *rails(line, 1.4, 3.4, 2.6, 1), tone="a", flesh=(0.03, 0.8), relief=0.5,
             fade=(0.05, 0.1))

# ---- first layer
SHORT = (
    "-1,34 0.8,48 1.8,70 1.4,90", "-4.2,34 -5,48 -6.8,70 -8,88", "-7.4,33 -10.2,46 -14.4,66 -16.4,82",
    "-10,31 -15,43 -21.8,59.5 -24.5,76",
)
for line in SHORT:
    structure("flexor_digitorum_brevis_tendons", *rails(line, 3, 2.8, 2.8, 3), relief=0.5,
              fade=(0.1, 0))
SHEATHS = (
    ("14.9,88 14.7,98", 8), ("15.3,76.5 15.1,85", 8.4), ("1.6,77.5 1.4,83.5", 6), ("1.3,86.5 1.3,95", 5.6),
    ("1.2,98.5 1.2,103", 5.2), ("-7,75.5 -7.6,81", 5.8), ("-7.9,84 -8.1,92", 5.4),
    ("-8.2,95 -8.2,99", 5), ("-15.2,71 -15.9,76.5", 5.6), ("-16.2,79 -16.6,86", 5.2),
    ("-16.8,88.5 -17,91.5", 4.6), ("-23,66.5 -23.8,71.5", 5.2), ("-24.2,74 -24.7,80", 5),
    ("-24.9,82.5 -25,85.5", 4.6),
)
for line, width in SHEATHS:
    structure("fibrous_flexor_sheaths", **hoop(line, width), relief=0.16)
BELLIES = (
    "-5,-20 -8.5,2 -11.5,20 -13.8,40", "-3.5,-20 -5.5,2 -8,22 -9.4,44",
    "-1,-20 -2,2 -3.6,24 -4.9,46", "1.5,-20 2,2 1.2,24 0.8,46",
)
for line, tone in zip(BELLIES, "dbab", strict=True):
    muscle("flexor_digitorum_brevis", *rails(line, 4, 5.6, 6, 2.4), tone=tone, flesh=(0.12, 0.86),
           relief=0.3, ragged=0.1, fade=(0, 0.06))
muscle("abductor_digiti_minimi_foot", "-10,-22 -20,-8 -26,15 -30.5,38 -32.5,58 -31,80",
       "-4,-14 -9,2 -15.5,20 -21.5,38 -25.8,56 -27.6,77", start="-7.5,-21 -4.6,-18", tone="a", flesh=(0.07, 0.72),
       relief=0.35, ragged=0.1)
muscle("abductor_hallucis", "8,-22 18,-6 19.5,24 22.5,47 25.5,68 22,90",
       "1.5,-14 6,2 9.5,24 13.2,44 17,62 19.2,86", start="5.5,-21 2,-18", tone="a", flesh=(0.07, 0.62),
       relief=0.35, ragged=0.12)

# ---- nearest the skin: the heel, and the beginning of the fascia that was taken off
structure("plantar_aponeurosis", "-8.5,-18 -8.3,-8 -8.5,1", "5.5,-18 5.2,-8 5,2",
          start="-5,-22 0,-23 3.5,-21.5", end="-5.5,-0.5 -2.5,2.5 0,0 2.5,3", relief=0.06, covers=False)
structure("plantar_aponeurosis", "-8.5,-18 -10,0 -16,30 -26,60", "5.5,-18 6,0 9,30 13,66",
          start="-1.5,-23", end="-14,68 0,72", painted=False, covers=False)  # taken off further on
structure("plantar_aponeurosis", "-10.8,-16 -17.6,0 -23.8,26", "-8,-18 -13.5,0 -20.5,27",
          relief=0.06, fade=(0, 0.3), covers=False)
structure("lateral_malleolus", "-24,0 -24,-6 -22,-12 -18,-18", "-20.4,0 -19.1,-6.5 -17.6,-11.8 -16.3,-15.5", relief=0.2, lined=False)
