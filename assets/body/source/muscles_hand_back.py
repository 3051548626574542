"""The figure of the back of the right hand, and with it of the left, deepest first.

Measured from the wrist joint, in thousandths of a body height: to the image's right, which is
the thumb's side, and up. Fingers lie below 0.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure
from strands import rails

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing

# ---- where the skin is off. Far longer than the hand: all that shows lies between two long fades
dressing("subcutaneous_fat", "-3000,430 -3000,-490", "3000,430 3000,-490", tone="fat", relief=0,
         fade=(0.5, 0.5), lined=False)

# ---- below bones and tendons
hidden("pronator_quadratus", "-10.5,35 0,36 10,34", "-10,12 0,11 11,12")
hidden("extensor_pollicis_longus", "-11,58 -5,40 0,20", "-2,58 4,40 5,20")
hidden("opponens_digiti_minimi_hand", "-7,-9.5 -13,-14 -18,-20", "-4,-16 -9.5,-30 -19.5,-47",
       start="-5,-13", end="-20.5,-30 -21.5,-40")
for line in ("6.3,-25 9.8,-42 11.8,-60", "-2.2,-26 -5.2,-42 -6.2,-60", "-8.8,-24 -13.2,-38 -17,-54"):
    hidden("palmar_interossei_hand", *rails(line, 2, 4.5, 2))

# ---- between the metacarpals: every dorsal interosseous has two heads that meet on its tendon
muscle("adductor_pollicis", "1,-29 16,-31 33,-33", "2,-54.5 16,-48 28.5,-44.5 33,-39",
       start="1.2,-36 1.6,-46", layer="deep", tone="d", flesh=(0.05, 0.95), relief=0.15)
HEADS = (
    ("6,-19 10,-34 13.5,-48", "2.7,-19 2.6,-36 2.4,-52", "4.5,-23 5.9,-42 7.2,-53 6.6,-68"),
    ("-0.2,-20 -0.6,-36 -2.2,-52", "-3.8,-20 -7,-36 -10.2,-50",
     "-2.3,-23.5 -4.2,-42 -5.4,-54 -5.8,-68"),
    ("-5.8,-20.5 -8.4,-36 -12,-49", "-9.4,-19.5 -14.5,-33 -19,-44",
     "-7.8,-23 -11.9,-38 -15.3,-49 -18.2,-63"),
)
for radial, ulnar, tendon in HEADS:
    middle = tendon.split()
    inner = " ".join(middle[1:-1])
    for bone, tone in ((radial, "a"), (ulnar, "b")):
        first, belly, last = bone.split()
        muscle("dorsal_interossei_hand", f"{first} {middle[0]}", f"{last} {middle[-1]}",
               start=belly, end=inner, layer="deep", tone=tone, flesh=(0.02, 0.94), relief=0.2)
muscle("first_dorsal_interosseous_hand", "8.8,-19 12,-25", "16,-53 22.5,-66",
       start="10.8,-28 13.4,-42", end="16,-36 19.5,-50", tone="b", flesh=(0.02, 0.95),
       flesh_from=((0, 0.02), (1, 0.1)), relief=0.3)
muscle("first_dorsal_interosseous_hand", "15,-14 13,-27", "31.5,-31.5 27.5,-46 23.6,-66",
       start="20,-19.5 27,-27", end="16.5,-37 19.6,-50", tone="a", flesh=(0, 0.9), relief=0.4)

# ---- bones
BONES = (
    ("15.5,-10.5 20,-14.5 27.5,-21 33.5,-27.5 38,-33.5", 8, 7, 6.4, 7, 8.5),
    ("6.8,-17 8.3,-22 11.8,-36 14.8,-48.5 16.5,-58.5", 5.6, 4.8, 3.8, 4.8, 7.4),
    ("1.2,-18 1.2,-23 0.9,-37 0.4,-50 0.2,-61.5", 5.6, 5, 3.8, 4.8, 7.4),
    ("-4.2,-18.5 -5.2,-23 -8,-36 -11,-48 -13,-57.5", 5, 4.4, 3.4, 4.4, 6.8),
    ("-9.6,-16.5 -11.4,-21 -15.2,-32 -19.2,-42.5 -22.2,-50.5", 5.2, 4.6, 3.4, 4.4, 6.4),
)
for line, *widths in BONES:
    structure("metacarpals", *rails(line, *widths), relief=0.3)
structure("phalanges", *rails("37,-32 40,-38.5 44,-47 48,-54", 8.5, 6.4, 7.6, 6.6), relief=0.3)
structure("carpal_bones", "15,5 3,3 -13,-1", "16,-13.5 3,-19 -13,-17", end="-15,-9",
          start="17,-8", relief=0.1)
muscle("abductor_digiti_minimi_hand", "-13,-4 -21.5,-15 -26,-32 -29,-58",
       "-11,-9 -14,-20 -18.6,-34 -24.6,-55", tone="a", flesh=(0.06, 0.9), relief=0.35)

# ---- forearm, inner edge to outer edge
structure("ulna", "-14.5,58 -12,30 -11.5,9", "-9,58 -7,30 -5,9", end="-8.5,4.5", relief=0.3)
structure("radius", "0,60 0,20 -1,5", "13,60 12.5,20 15,3", end="6,1", relief=0.12)
muscle("flexor_carpi_ulnaris", "-20,58 -17,35 -15,8", "-14,58 -12.3,35 -11.3,10", tone="c",
       flesh=(0, 0.6), relief=0.3, fade=(0, 0.12))
muscle("extensor_indicis", "-7.5,58 -3,30 0,12", "-3,58 1,30 2,12", layer="deep", tone="d",
       flesh=(0, 0.7), relief=0.3)
muscle("extensor_carpi_ulnaris", "-14.5,58 -11.8,32 -10.6,8 -11.5,-6 -14.3,-18",
       "-9.5,58 -8.4,32 -8.2,8 -8.8,-6 -11,-18", tone="b", flesh=(0, 0.26), relief=0.45)
structure("extensor_carpi_radialis_brevis_tendon",
          *rails("7,58 6.5,30 5,8 3.2,-8 2,-21", 3.2, 3, 2.6, 2.8, 2.6), relief=0.5)
structure("extensor_carpi_radialis_longus_tendon",
          *rails("10.5,58 10,30 8,8 7.6,-6 8,-20.5", 3.2, 3, 2.6, 2.8, 2.6), relief=0.5)

# ---- extensor expansions: over the knuckle broad, then one slip to the middle and two to the end
EXPANSIONS = (
    ("15.2,-52 16.8,-60.5 19,-71 20.8,-80", "22.8,-88 24.6,-96.5"),
    ("0.3,-54 0.3,-63 0.4,-75 0.5,-84.5", "0.4,-94 0.3,-103"),
    ("-12,-50 -13.3,-58.5 -14.6,-70 -15.6,-79.5", "-17,-88 -18.4,-96"),
    ("-20.8,-44 -22.8,-51.5 -25.2,-60 -27.3,-67.2", "-28.4,-72.5 -29.4,-77.5"),
)
for near, far in EXPANSIONS:
    structure("extensor_expansions", *rails(f"{near.split()[-1]} {far}", 5.2, 5, 2.6),
              relief=0.15)
    structure("extensor_expansions", *rails(near, 5, 9.4, 7.6, 5), relief=0.1)

# ---- long extensors, deepest first
muscle("extensor_digiti_minimi", "-9,58 -6.5,34 -5.4,6 -10,-16 -17.5,-36 -22.5,-50",
       "-6,58 -4.4,34 -3.6,6 -8,-16 -15.6,-36 -20.3,-50", tone="c", flesh=(0, 0.2), relief=0.45,
       fade=(0, 0.06))
structure("extensor_indicis_tendon",
          *rails("0.5,16 0.3,2 3.2,-14 8.6,-36 14,-56", 1.8, 2, 2.2, 2.2), relief=0.5)
EXTENSORS = (
    "-0.4,48 -0.1,30 1,3 4.6,-14 10.6,-36 16.2,-58 18.8,-70 20.7,-80",
    "-2,48 -1.7,30 -0.4,3 0.5,-16 0.4,-38 0.3,-61 0.4,-74 0.5,-84.5",
    "-3.9,48 -3.2,30 -1.8,3 -3.8,-16 -8.4,-37 -13,-57 -14.6,-70 -15.6,-79.5",
)
structure("extensor_digitorum_tendons",
          *rails("-3.8,-14 -8.2,-30 -14,-38 -20.3,-46.5 -25.2,-60 -27.3,-67.2", 1.6, 2, 2, 2.2, 2.4),
          relief=0.5)
for line in ("11.8,-41 6,-45 0.6,-49", "-9.8,-43.5 -5,-48 -0.2,-51"):
    structure("juncturae_tendinum", *rails(line, 1.8, 1.3, 1.8), relief=0.4)
for line in EXTENSORS:
    structure("extensor_digitorum_tendons", *rails(line, 2, 1.8, 2, 2.4, 2.6, 3.4, 2.6, 2.2),
              relief=0.5)
structure("extensor_pollicis_longus_tendon",
          *rails("-3,52 1.6,22 3.8,6 9,-5 18,-14.5 26.5,-23.5 34.5,-31.5 43.5,-47 47,-52",
                 2.2, 2.2, 2.2, 2.4, 2.8, 4, 3.4), relief=0.5)
muscle("extensor_digitorum", "-6.8,58 -5.6,40 -4.5,20", "2.5,58 1.5,40 0.4,20",
       tone="a", flesh=(0, 0.62), relief=0.3, ragged=0.16, fade=(0, 0.25))

# ---- thumb: two muscles wind round the radius to it, one tendon turns at the dorsal tubercle
muscle("abductor_pollicis_longus", "1,58 8,36 13.5,16 15.5,0 17,-13",
       "7,58 12.5,36 16,16 17.5,0 19,-12", layer="deep", tone="b", flesh=(0, 0.42), relief=0.4)
muscle("extensor_pollicis_brevis", "-2,58 5,34 11.5,14 13.8,-4 20,-15.5 34.2,-31",
       "2,58 8.5,34 13.5,14 15.2,-4 21.2,-14 36,-30", layer="deep", tone="c", flesh=(0, 0.3),
       relief=0.45)
structure("extensor_retinaculum", "14.5,13 6,10.5 -2,7 -13.5,3", "14.5,2 6,-0.5 -2,-4 -14,-8.5",
          relief=0.08)

NAILS = (("25.3,-99.6 26.2,-107.4", 6.6), ("0.5,-106.2 0.5,-114", 7),
         ("-19.6,-98.4 -20.8,-106.4", 6.8), ("-30.6,-79.4 -31.6,-84.5", 4.6))
for line, width in NAILS:
    dressing("nail", *rails(line, width), relief=0, flesh=(0, -1), fade=(0.2, 0), lined=False)
