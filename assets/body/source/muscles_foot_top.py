"""The figure of the right foot from above, and with it of the left, deepest first.

Measured from the ankle joint, in thousandths of a body height: to the image's right, which is
the little toe's side, and towards the toes. The heel lies below 0.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure
from strands import rails

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing

# ---- where the skin is off. Far longer than the foot: all that shows lies between two long fades
dressing("subcutaneous_fat", "-3000,-360 -3000,440", "3000,-360 3000,440", tone="fat", relief=0,
         fade=(0.5, 0.5), lined=False)

# ---- bones
structure("calcaneus", "-15,-6 -14.5,-26 -8,-37", "20,-6 15,-26 8,-37", relief=0.1)
structure("tarsal_bones", "-16,18 -17.5,30 -17,43", "20,10 23.5,22 24.5,30",
          start="-4,26 6,24 14,17", end="-6,42 2,41.5 9,38 17,33", relief=0.08)
BONES = (
    ("-13,41 -14,48 -15,62 -15.8,72 -16,79", 10, 8, 6.4, 8.4, 10),
    ("-3.2,39 -3.4,45 -2.6,62 -2,74 -1.9,81", 6.2, 5.4, 3.8, 5, 6.6),
    ("4.2,37 4.8,43 6,58 6.9,70 7.2,77.5", 5.8, 5, 3.6, 4.8, 6.4),
    ("11.8,33.5 12.6,40 14.2,54 15.2,65 15.7,72.5", 5.8, 5, 3.4, 4.6, 6.2),
    ("22,24 21.5,33 22.8,46 24,58 24.6,66", 7.5, 5.6, 3.6, 4.4, 6),
)
for line, *widths in BONES:
    structure("metatarsals", *rails(line, *widths), relief=0.3)
TOES = (
    ("-16,76 -15.6,85 -14.8,95 -14,109", 9.5, 8, 9, 7), ("-1.9,78 -1.4,88 -1.2,96 -1.2,110", 6, 4.6, 5.4, 4.6),
    ("7.2,75 7.8,85 8.2,92 8.2,105", 6, 4.6, 5.4, 4.6), ("15.7,70 16.2,79 16.4,85 16.6,97", 5.6, 4.4, 5, 4.4),
    ("24.6,64 24.9,73 24.7,80 24.5,91", 5.4, 4.2, 4.6, 4),
)
for line, *widths in TOES:
    structure("phalanges", *rails(line, *widths), relief=0.3)

# ---- between the metatarsals: two heads to every tendon
HEADS = (
    ("-8.4,43 -11.2,56 -11.4,68", "-6,43 -4.6,56 -4.2,69", "-7.3,42.5 -8,58 -7.6,72 -5.2,86"),
    ("-0.6,41.5 -1.4,55 -0.4,68", "1.4,41 3.6,54 5,66", "0.4,41 1,55 2,69 1.2,84"),
    ("7.4,38.5 8,52 9.2,65", "9.2,38 11.8,50 13.2,62", "8.3,38 9.8,53 11.2,66 11,80"),
    ("15,34.5 16,48 17.2,60", "17.6,33 20.4,45 21.8,56", "16.3,34 18.1,49 19.6,61 19.4,75"),
)
for inner, outer, tendon in HEADS:
    for bone, tone in ((inner, "a"), (outer, "b")):
        muscle("dorsal_interossei_foot", f"{bone} {tendon.split()[-1]}", tendon, layer="deep",
               tone=tone, flesh=(0, 0.9), relief=0.35)

# ---- the edges of the sole
muscle("abductor_digiti_minimi_foot", "16,-20 20,-6 25,15 30,38 33,58 30,80",
       "13,-18 19.2,-2 22.2,15 25,34 26.4,54 27,74", tone="a", flesh=(0.05, 0.78), relief=0.05)
muscle("abductor_hallucis", "-16,-16 -17.5,-4 -19,24 -21,46 -25,66 -22,92",
       "-14.2,-10 -14.8,-2 -15.6,22 -17.6,44 -20.2,62 -19.6,86", tone="a", flesh=(0, 0.66),
       relief=0.05)

# ---- behind the outer ankle and round it
structure("fibularis_longus_tendon", *rails("17,-17 20.5,-9 22,2 25.5,16", 2.6, 2.6, 2.6, 2.4),
          relief=0.5, fade=(0, 0.1))
structure("fibularis_brevis_tendon", *rails("18,-15 20,-6 21,6 22.6,24 22.6,31",
                                            2.6, 2.4, 2.6, 2.8, 4), relief=0.2)
structure("tibialis_posterior_tendon", *rails("-10,-14 -14,-4 -15.5,10 -16,24", 2.6, 3, 3, 4),
          relief=0.45)
structure("lateral_malleolus", "15,-20 20,-13 20.6,-4 18.6,4", "14,-16 16.5,-10 17.4,-4 16.8,3",
          relief=0.3)
structure("medial_malleolus", "-11,-12 -15,-4 -13.6,8", "-9,-11 -11,-4 -10,9", relief=0.3)

# ---- short extensors, from the calcaneus before the outer ankle
SHORT = (
    ("17.5,13 16.4,30 15.6,46 15.4,62 16,80", 5, 6.4, 4, 1.8, 1.6, "b"),
    ("16.2,14 13.5,30 10.4,46 7.8,64 8,84", 5, 6.4, 4, 1.8, 1.6, "a"),
    ("14.6,15 9.4,31 4.2,46 0.2,64 -0.9,86", 5, 6.4, 4, 1.8, 1.6, "b"),
)
for line, *widths, tone in SHORT:
    muscle("extensor_digitorum_brevis", *rails(line, *widths), tone=tone, flesh=(0.06, 0.52),
           relief=0.4, ragged=0.08)
muscle("extensor_hallucis_brevis",
       *rails("13,16 6,31 -2,46 -9.2,63 -14,83", 5, 6.8, 4.6, 2, 2), tone="a",
       flesh=(0.06, 0.56), relief=0.4, ragged=0.08)

# ---- tendons of the leg
EXPANSIONS = (
    "-2.1,75 -1.8,82 -1.3,90 -1.2,97", "6.9,71.5 7.4,79 7.9,87 8.2,93",
    "15.3,66.5 15.9,74 16.3,81 16.4,86.5", "24.2,60.5 24.7,67.5 24.9,75 24.7,80.5",
)
for line in EXPANSIONS:
    structure("extensor_expansions", *rails(line, 3, 6.4, 5, 3), relief=0.15)
structure("fibularis_tertius_tendon", *rails("10.5,17 13,24 18.5,33 22,41", 2.6, 2.6, 3, 5),
          relief=0.5, covers=False)
LONG = (
    "8,15 9.2,25 16,42 22.5,57 24.6,68 24.8,80 24.6,86", "6.6,15 7,26 11.4,44 15,62 16,75 16.4,87 16.6,92.5",
    "5,15 4.8,27 6,46 7,68 7.6,80 8.2,94 8.2,100.5", "3.4,15 2.6,28 -0.2,48 -1.9,72 -1.6,84 -1.2,98 -1.2,105",
)
for line in LONG:
    structure("extensor_digitorum_longus_tendons",
              *rails(line, 2.2, 2, 2.2, 2.4, 2.8, 2.2, 2.4), relief=0.5, covers=False)
structure("extensor_hallucis_longus_tendon",
          *rails("-3,15 -4.6,30 -10,50 -14.6,68 -15.8,80 -15,96 -14,107",
                 3, 3, 3, 3.2, 4, 3.6, 4), relief=0.5)
structure("tibialis_anterior_tendon", *rails("-7.5,12 -10.5,22 -14.5,32 -19,42", 4, 4.2, 4.4, 6),
          relief=0.5)
structure("inferior_extensor_retinaculum", "21,10 14,19 5,26 -5,27.5 -20,22",
          "22,14 14.6,22.8 5.5,30.6 -5,32 -20,29", relief=0.08)
NAILS = (("-13.4,104 -13.4,112.4", 8.6), ("-1,107 -1,112", 5.6), ("8.1,102.5 8.1,107", 5.4),
         ("16.4,95.5 16.4,98.8", 5), ("24.2,88.3 24.2,92.2", 4.6))
for line, width in NAILS:
    dressing("nail", *rails(line, width), relief=0, flesh=(0, -1), fade=(0.2, 0), lined=False)

# ---- where the leg is cut through: bones white, muscles red, each with its tendon around it
SECTION = (
    ("fascia", 3, 0, 26, 44, "fat", 0), ("tibia", -1, 5.5, 19, 17, "a", 0), ("medulla", -1, 5.5, 14, 12, "fat", 1),
    ("fibula", 13, -5, 7, 9, "a", 0), ("tibialis_anterior", -5, 16.8, 4, 2.6, "a", 0),
    ("extensor_hallucis", 0, 18.6, 5, 3.4, "b", 1), ("extensor_digitorum", 6.8, 16.4, 7, 4, "a", 1),
    ("tibialis_posterior", -8, -5.5, 4, 2.6, "a", 0), ("flexor_digitorum", -7, -9, 4, 2.6, "a", 0),
    ("flexor_hallucis", 2, -10.5, 11, 7, "b", 1), ("fibulares", 14.5, -12, 4.4, 3, "a", 0),
    ("calcaneal_tendon", 0.5, -20.5, 9, 3.4, "a", 0),
)
for name, across, along, wide, high, tone, red in SECTION:
    left, right = (
        " ".join(f"{across + side * share * wide},{along + up * high}"
                 for share, up in ((0.25, 0.433), (0.433, 0.25), (0.5, 0), (0.433, -0.25), (0.25, -0.433)))
        for side in (-1, 1)
    )
    dressing(name, left, right, start=f"{across},{along + high / 2}",
             end=f"{across},{along - high / 2}", tone=tone, relief=0 if tone == "fat" else 0.12,
             flesh=(0, 1 if red else -1))
