"""The figure of the right palm, and with it of the left, deepest first.

Measured from the wrist joint, in thousandths of a body height: to the image's right, which is
the little finger's side, and up. Fingers lie below 0.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure
from strands import hoop, rails

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing

# ---- where the skin is off. Far longer than the hand: all that shows lies between two long fades
dressing("subcutaneous_fat", "-3000,430 -3000,-490", "3000,430 3000,-490", tone="fat", relief=0,
         fade=(0.5, 0.5), lined=False)

# ---- forearm: what lies deepest, then the tendons' muscles
hidden("flexor_digitorum_profundus", "2,58 2,35 -2,14", "12,58 10,35 5,14")
hidden("pronator_quadratus", "10.5,35 0,36 -10,34", "10,12 0,11 -11,12")
muscle("flexor_pollicis_longus", "-12.5,58 -11.5,30 -9.5,4 -7,-12", "-3,58 -3,30 -4.5,4 -5,-12",
       layer="deep", tone="d", flesh=(0, 0.68), relief=0.3)
muscle("flexor_digitorum_superficialis", "-5,58 -4.5,34 -4.5,12", "12,58 10,34 6.5,12",
       layer="intermediate", tone="b", flesh=(0, 0.62), relief=0.25, ragged=0.14, fade=(0, 0.1))

# ---- between the metacarpals
for line in ("-4.5,-22 -6,-42 -7.3,-62", "1.7,-22 4,-42 5,-62", "7.5,-21 12,-38 16,-56"):
    muscle("dorsal_interossei_hand", *rails(line, 4, 9, 3), layer="deep", tone="d", relief=0.3)
for line in ("-6.3,-25 -9.8,-42 -11.8,-60", "2.2,-26 5.2,-42 6.2,-60", "8.8,-24 13.2,-38 17,-54"):
    muscle("palmar_interossei_hand", *rails(line, 2, 4.5, 2), layer="deep", tone="b", relief=0.4)
muscle("first_dorsal_interosseous_hand", "-26,-26 -31.5,-36 -30.5,-45 -24.5,-62", "-9,-22 -15,-42 -18,-62",
       tone="c", flesh=(0, 0.9), relief=0.35)
muscle("adductor_pollicis", "-1,-29 -16,-32 -32,-34.5", "-2,-54.5 -16,-47.5 -31,-39.5",
       start="-1.2,-36 -1.6,-46", end="-32.4,-36 -32,-38.2", layer="deep", tone="b", flesh=(0.05, 0.93), relief=0.25)
muscle("adductor_pollicis", "-4,-17 -17,-25.5 -32,-34", "-0.5,-27 -14,-33 -32,-37",
       layer="deep", tone="a", flesh=(0.05, 0.93), relief=0.35)

for line in ("-13.5,-58.5 -5,-61.5", "2.2,-61.5 8,-59.5", "13.5,-57 18,-53"):
    structure("deep_transverse_metacarpal_ligament", *rails(line, 6, 4.6, 6), relief=0.1)

# ---- lumbricals and the tendons through the carpal tunnel
for line in ("-5.5,-25 -12.3,-42 -19,-56 -23.5,-70", "-2.5,-27 -4.3,-43 -6.7,-58 -7.5,-72",
             "1.5,-27 4,-43 5.6,-57 8.5,-72", "4.5,-25 10.2,-39 15.6,-50 21.5,-66"):
    muscle("lumbricals_hand", *rails(line, 1.5, 4.2, 3, 1.2), layer="deep", tone="a",
           flesh=(0.03, 0.78), relief=0.5, fade=(0.04, 0.1))
TENDONS = (
    "-3.3,30 -3.2,2 -4.2,-18 -11.2,-40 -17.3,-59 -21.3,-78",
    "0.4,30 -0.8,2 -1,-18 -1.2,-40 -1.2,-60 -0.9,-81",
    "3.4,30 2,2 1.9,-18 6.4,-38 11,-56 15,-76",
    "6,30 4.5,2 4.6,-17 12.3,-35 20.5,-50 26,-65.5",
)
for line in TENDONS:
    structure("flexor_digitorum_superficialis_tendons", *rails(line, 2.2, 2.4, 2.8, 3, 4, 4),
              relief=0.5, fade=(0.12, 0))
for line in ("-20.3,-72 -21.6,-80 -24.3,-95 -25.3,-102", "-1,-76 -0.8,-83 -0.5,-101 -0.4,-108",
             "13.8,-70 15.4,-78 18.3,-94.5 19.4,-101", "24.5,-61.5 26.6,-67 29.1,-76.5 30,-80"):
    structure("flexor_digitorum_profundus_tendons", *rails(line, 2, 2.7, 2.7, 3.2), relief=0.5)
structure("flexor_pollicis_longus_tendon",
          *rails("-6,12 -6.5,-8 -14,-21 -26,-30.5 -35,-34.5 -43,-46.5 -48,-55.5", 2, 2.4, 3, 3.4),
          relief=0.5)
PULLEYS = (
    ("-16.5,-55 -18.2,-62.5", 7.2), ("-18.5,-64.2 -20.8,-75.5", 6.8), ("-21.3,-77.8 -22,-81.2", 6),
    ("-22.5,-84 -23.7,-91.5", 5.8), ("-24.2,-93.6 -24.7,-97", 5.2),
    ("-1.2,-56.5 -1.2,-64", 7.2), ("-1.1,-65.8 -0.9,-78.5", 6.8), ("-0.9,-81.3 -0.8,-85", 6),
    ("-0.7,-88 -0.6,-97", 5.8), ("-0.5,-99.5 -0.5,-103", 5.2),
    ("10.1,-52 12,-59.8", 7), ("12.4,-61.5 14.7,-73", 6.6), ("15.1,-75.8 15.8,-79.5", 6),
    ("16.3,-82.5 17.7,-90.5", 5.6), ("18.1,-92.8 18.7,-96.2", 5.2),
    ("19.5,-46.5 22.1,-53.4", 6.4), ("22.7,-55 25.2,-63", 5.8), ("26,-65.2 27,-68.6", 5.2),
    ("27.5,-70 28.6,-74", 4.8), ("29,-75.4 29.6,-78", 4.6),
    ("-33.4,-31.5 -36.3,-35.5", 7), ("-37.5,-37.5 -41,-43.2", 6.4), ("-42.6,-45.6 -44.6,-49", 5.6),
)
for line, width in PULLEYS:
    structure("fibrous_flexor_sheaths", **hoop(line, width), relief=0.16)

# ---- wrist: what crosses it in front
structure("radius", "-15,13 -15.5,5 -15,-2", "-4,15 -4,5 -5,-2", start="-10,14", end="-10,-3.5",
          relief=0.2, fade=(0.5, 0))
structure("brachioradialis_tendon", "-16,58 -15,30 -14,4", "-10,58 -10,30 -11.5,4.5", relief=0.3,
          fade=(0, 0.05))
structure("abductor_pollicis_longus_tendon", "-15,30 -15.5,5 -18,-8 -23,-13",
          "-12.5,28 -12,5 -14,-8 -18,-13", relief=0.5, fade=(0.2, 0.1))
structure("flexor_carpi_radialis_tendon", *rails("-6.2,58 -6.5,30 -7,3 -7,-12", 3.2, 3, 2.8, 2.6),
          relief=0.5)
structure("flexor_retinaculum", "-12,-4.5 0,-3.5 10,-5", "-11,-15 0,-17 8,-16", relief=0.08)

# ---- thenar and hypothenar eminence, deep to skin
structure("first_metacarpal", *rails("-13,-10 -22,-16 -33,-29", 10, 9, 10), relief=0.2)
muscle("opponens_pollicis", "-10,-6 -14,-8 -18,-10.5", "-4,-15 -18,-25 -35,-33",
       start="-7,-9.5", end="-25,-16.5 -32,-24", layer="deep", tone="d", relief=0.25)
muscle("opponens_digiti_minimi_hand", "7,-9.5 13,-14 18,-20", "4,-16 9.5,-30 19.5,-47",
       start="5,-13", end="20.5,-30 21.5,-40", layer="deep", tone="d", relief=0.25)
muscle("flexor_pollicis_brevis", "-5,-9 -18,-20.5 -35,-33.5", "0,-18 -12,-28 -24,-34.5 -34,-37.5",
       start="-2,-13.5", tone="b", flesh=(0.05, 0.93), relief=0.35,
       flesh_from=((0, 0.05), (1, 0.07)))
muscle("flexor_digiti_minimi_hand", "7.5,-8 15,-20 19.5,-34 25,-54",
       "2.5,-15.5 8.5,-26 14.5,-38 23,-51", start="5.6,-10.5 3.6,-13.5",
       tone="b", flesh=(0.07, 0.92), relief=0.35)
muscle("abductor_pollicis_brevis", "-11.5,-4.5 -19,-12 -28,-21 -38,-32.5",
       "-2.5,-11 -14,-20 -25,-29 -36,-36", start="-9,-4.8 -5,-7.8",
       tone="a", flesh=(0.07, 0.92), relief=0.35, flesh_from=((0, 0.05), (1, 0.1)), fade=(0.07, 0))
muscle("abductor_digiti_minimi_hand", "11,-3 20,-15 25,-32 29,-62", "7,-8.5 13,-20 18.5,-34 25.6,-56",
       tone="a", flesh=(0.06, 0.9), relief=0.35)

# ---- nearest the skin
structure("palmar_aponeurosis", "-3.2,-4 -4.5,-14 -9,-25", "1.2,-4 3.5,-14 9.5,-24",
          end="-6,-26.5 -3,-24.5 0,-27 3,-24.5 6,-26", relief=0.05)
structure("palmaris_longus_tendon", *rails("-0.5,58 -1.2,30 -1.3,6 -1,-9", 2.6, 2.4, 3, 5),
          relief=0.4, fade=(0, 0.14))
muscle("flexor_carpi_ulnaris", "6.5,58 6,35 6.5,12 6.8,-5", "17,58 14.5,35 12,12 10.8,-5",
       tone="c", flesh=(0, 0.58), relief=0.4, ragged=0.1)
structure("pisiform", "6.3,-4.5 6,-7 7.3,-10", "10.8,-4 11.3,-7 10,-10", start="8.5,-3",
          relief=0.5)
# all of the fascia, taken off in the picture: felt as one sheet, and a needle goes through it
structure("palmar_aponeurosis", "-3.2,-4 -10,-28 -26,-53", "1.2,-4 8,-26 24,-47",
          end="-13,-58 0,-60 12,-56", painted=False, covers=False)
